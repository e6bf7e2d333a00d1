import { Disclosure } from '@/components/ui/disclosure';
import { formatValue } from '@/lib/format/format-value';
import type { Preview } from '@/lib/upload/preview';
import type { ChoiceChange } from '@/lib/upload/import-address';
import type { UploadItem } from '@/lib/upload/upload-item';
import { FormatSelect } from './format-select';
import type { FormatName } from './format-name';

/** The format with how sure that is, and the way to overrule it. */
export function FormatFact({
  item,
  preview,
  formats,
  onChoose,
}: {
  item: UploadItem;
  preview: Preview;
  formats: readonly FormatName[];
  onChoose: (change: ChoiceChange) => void;
}) {
  const label = formats.find(({ id }) => id === preview.format)?.label ?? preview.format;
  const isChosen = item.choice.format !== undefined;
  return (
    <div className="fl">
      <b>{label}</b>
      {isChosen ? (
        <span className="small muted">you chose it</span>
      ) : (
        <span className="conf">
          <span className="vh">confidence </span>
          {formatValue(preview.confidence, 'ratio')}
        </span>
      )}
      <Disclosure summary="Not right? Choose another">
        <FormatSelect item={item} formats={formats} onChoose={onChoose} />
      </Disclosure>
    </div>
  );
}
