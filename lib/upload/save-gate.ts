import { isBusy, previewOf, type UploadItem } from './upload-item';

/** Whether a file can be saved now, and if not, the sentence that says why. */
export function reasonNotToSave(item: UploadItem): string | undefined {
  if (item.step.at === 'saved') return 'It is saved.';
  if (item.step.at === 'saving') return 'It is being saved.';
  if (isBusy(item)) return 'It is being checked.';
  if (item.naming !== undefined) return `Name the new ${item.naming} first.`;
  const preview = previewOf(item);
  if (preview === undefined) return 'It cannot be read yet.';
  if (preview.isDuplicate) return 'This suite holds the same file already.';
  return undefined;
}

/** The files that “Save all” saves, and a sentence about those it leaves out. */
export function planSaveAll(items: readonly UploadItem[]): {
  readonly ready: readonly UploadItem[];
  /** Why the button cannot be pressed, or what will be left out; absent when every file is saved by it. */
  readonly sentence?: string;
} {
  const open = items.filter(({ step }) => step.at !== 'saved');
  const ready = open.filter((item) => reasonNotToSave(item) === undefined);
  const isWaiting = open.some(isBusy);
  const left = open.length - ready.length;
  if (left === 0) return { ready };
  if (isWaiting) return { ready: [], sentence: 'Some files are still being checked.' };
  const [first] = open.filter((item) => reasonNotToSave(item) !== undefined);
  const because = first === undefined ? undefined : reasonNotToSave(first);
  const others = left === 1 ? `${first?.fileName} is left out` : `${left} files are left out`;
  return { ready, sentence: `${others}. ${left === 1 ? (because ?? '') : ''}`.trim() };
}
