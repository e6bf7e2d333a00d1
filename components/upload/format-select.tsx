import { Select } from '@/components/ui/select';
import type { UploadItem } from '@/lib/upload/upload-item';
import type { Choose } from './file-facts';
import type { FormatName } from './upload-form';

/** All formats; choosing one reads the file again. */
export function FormatSelect({
  item,
  formats,
  onChoose,
}: {
  item: UploadItem;
  formats: readonly FormatName[];
  onChoose: Choose;
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
