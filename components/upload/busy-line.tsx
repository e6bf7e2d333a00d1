import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import type { UploadItem } from '@/lib/upload/upload-item';
import { describeProgress, shareSent } from '@/lib/upload/upload-progress';

const PATIENCE_MS = 1000;

/** What is being done and how far it has come, when it takes longer than a moment, and the way to stop it. */
export function BusyLine({ item, onCancel }: { item: UploadItem; onCancel: () => void }) {
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLong(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!isLong) return null;
  const isSaving = item.step.at === 'saving';
  const share = shareSent(item.progress);
  const text =
    item.progress === undefined
      ? isSaving
        ? 'It is being sent.'
        : 'It is being checked, or waits for the files before it.'
      : describeProgress(item.progress, isSaving);
  return (
    <div className="busy">
      <progress
        aria-label={`${isSaving ? 'Saving' : 'Checking'} ${item.fileName}`}
        max={1}
        {...(share === undefined ? {} : { value: share })}
      />
      <p className="note">{text}</p>
      <Button kind="quiet" onClick={onCancel}>
        Stop<span className="vh"> {item.fileName}</span>
      </Button>
    </div>
  );
}
