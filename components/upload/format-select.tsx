import { Select } from '@/components/ui/select';
import type { ChoiceChange } from '@/lib/upload/import-address';
import type { UploadItem } from '@/lib/upload/upload-item';
import type { FormatName } from './format-name';

/** All formats; choosing one reads the file again. */
export function FormatSelect({
  item,
  formats,
  onChoose,
}: {
  item: UploadItem;
  formats: readonly FormatName[];
  onChoose: (change: ChoiceChange) => void;
}) {
  return (
    <Select
      aria-label={`Format of ${item.fileName}`}
      value={item.choice.format ?? ''}
      options={[
        { value: '', label: 'as its content says' },
        ...formats.map(({ id, label }) => ({ value: id, label })),
      ]}
      onChange={({ target }) => onChoose({ format: target.value === '' ? undefined : target.value })}
    />
  );
}
