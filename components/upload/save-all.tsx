import { Button } from '@/components/ui/button';
import { counted } from '@/lib/upload/describe-contents';
import { planSaveAll } from '@/lib/upload/save-gate';
import type { UploadItem } from '@/lib/upload/upload-item';

/** Saves all files that can be saved, and says which cannot. Gone when nothing is left to save. */
export function SaveAll({
  items,
  onSave,
}: {
  items: readonly UploadItem[];
  onSave: (items: readonly UploadItem[]) => Promise<void>;
}) {
  const { ready, sentence, thenCompares } = planSaveAll(items);
  const isSaving = items.some(({ step }) => step.at === 'saving');
  if (!isSaving && items.every(({ step }) => step.at === 'saved')) return null;
  return (
    <div className="tray stick">
      <b>{counted(items.length, 'file')}</b>
      <span className="small muted" id="why-all">
        {sentence ?? 'Each is one import of its own.'}
      </span>
      <span className="spx">
        <Button
          kind="primary"
          busy={isSaving}
          disabled={ready.length === 0 && !isSaving}
          aria-describedby="why-all"
          onClick={() => {
            if (!isSaving) void onSave(ready);
          }}
        >
          {`Save ${ready.length > 0 && ready.length < items.length ? ready.length : 'all'}${thenCompares ? ' and compare' : ''}`}
        </Button>
      </span>
    </div>
  );
}
