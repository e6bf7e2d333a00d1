import { isBusy, type UploadItem } from '@/lib/upload/upload-item';

/** Where the reader is: choosing, checking, or done. */
export function Steps({ items }: { items: readonly UploadItem[] }) {
  const isDone = items.length > 0 && items.every(({ step }) => step.at === 'saved');
  const current = isDone ? 2 : items.some((item) => isBusy(item) || item.step.at !== 'saved') ? 1 : 0;
  return (
    <ol className="steps" aria-label="Progress">
      {['File', 'Check', 'Compare'].map((name, index) => (
        <li key={name} {...(index === current ? { 'aria-current': 'step' as const } : {})}>
          {name}
        </li>
      ))}
    </ol>
  );
}
