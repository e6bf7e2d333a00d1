import { Button, type ButtonKind } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { comparisonAddress } from '@/lib/upload/import-address';
import { reasonNotToSave } from '@/lib/upload/save-gate';
import { previewOf, type UploadItem } from '@/lib/upload/upload-item';

/** The last step of one file, or the sentence that says why there is none to take. */
export function SaveBar({
  item,
  label,
  kind,
  onSave,
}: {
  item: UploadItem;
  label: string;
  kind: ButtonKind;
  onSave: () => void;
}) {
  if (item.step.at === 'saved') {
    const { suite, runIds, duplicate } = item.step.saved;
    return (
      <p className="go">
        <LinkButton href={comparisonAddress(suite, runIds)}>Open the comparison</LinkButton>
        <span className="small muted">{duplicate ? 'It was stored already.' : 'Saved.'}</span>
      </p>
    );
  }
  const reason = reasonNotToSave(item);
  const preview = previewOf(item);
  const id = `why-${item.id}`;
  return (
    <p className="go">
      <Button
        kind={kind}
        busy={item.step.at === 'saving'}
        disabled={reason !== undefined && item.step.at !== 'saving'}
        aria-describedby={id}
        onClick={() => {
          if (reason === undefined) onSave();
        }}
      >
        {item.step.at === 'saving' ? 'Saving' : label}
      </Button>
      {preview?.isDuplicate === true ? (
        <LinkButton href={comparisonAddress(preview.suite.slug, preview.runIds)}>
          Open what is stored
        </LinkButton>
      ) : null}
      <span className="small muted" id={id}>
        {reason ?? 'Nothing is saved yet.'}
      </span>
    </p>
  );
}
