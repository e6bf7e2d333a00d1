import { formatValue } from '@/lib/format/format-value';
import { previewOf, type UploadItem } from '@/lib/upload/upload-item';

/** Says before a large file is sent why there is no preview, and what happens instead. */
export function LargeNote({ item }: { item: UploadItem }) {
  const known =
    previewOf(item) === undefined
      ? 'What it is will be told when it has arrived.'
      : 'Format, names and columns were told by its first lines.';
  return (
    <p className="note">
      {formatValue(item.sizeBytes, 'bytes')} are sent once, when you save, so there is no preview of the
      numbers. {known} Choose now where it goes. Afterwards this page shows what was stored, with every
      warning; a file that cannot be read leaves nothing behind.
    </p>
  );
}
