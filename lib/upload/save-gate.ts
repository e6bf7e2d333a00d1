import { isBusy, isPreviewed, previewOf, type UploadItem } from './upload-item';

/** Whether a file can be saved now, and if not, the sentence that says why. */
export function reasonNotToSave(item: UploadItem): string | undefined {
  if (item.step.at === 'saved') return 'It is saved.';
  if (item.step.at === 'saving') return 'It is being saved.';
  if (isBusy(item)) return 'It is being checked.';
  if (item.naming !== undefined) return `Name the new ${item.naming} first.`;
  if (item.step.at === 'unseen') return undefined;
  const preview = previewOf(item);
  if (preview === undefined) return 'It cannot be read yet.';
  if (preview.isDuplicate) return 'This suite holds the same file already.';
  return undefined;
}

/** What one press on the button for all files does. */
export interface SaveAllPlan {
  readonly ready: readonly UploadItem[];
  /** What is left out, or why nothing can be done yet; absent when every file is saved by it. */
  readonly sentence?: string;
  /** Nothing is left to do or to read here afterwards, so the comparison opens. */
  readonly thenCompares: boolean;
}

export function planSaveAll(items: readonly UploadItem[]): SaveAllPlan {
  const open = items.filter(({ step }) => step.at !== 'saved');
  const ready = open.filter((item) => reasonNotToSave(item) === undefined);
  const left = open.filter((item) => !ready.includes(item));
  const [first] = left;
  const areSeen = ready.every(isPreviewed);
  if (first === undefined) return { ready, thenCompares: areSeen };
  if (open.some(isBusy))
    return { ready: [], sentence: 'Some files are still being checked.', thenCompares: areSeen };
  const sentence =
    left.length === 1
      ? `${first.fileName} is left out. ${reasonNotToSave(first) ?? ''}`.trim()
      : `${left.length} files are left out.`;
  return {
    ready,
    sentence,
    thenCompares: areSeen && left.every((item) => previewOf(item)?.isDuplicate === true),
  };
}
