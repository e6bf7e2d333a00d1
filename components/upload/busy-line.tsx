import { useEffect, useState } from 'react';
import { formatValue } from '@/lib/format/format-value';
import type { UploadItem } from '@/lib/upload/upload-item';

const PATIENCE_MS = 1000;

/** What is being done, when it takes longer than a moment. */
export function BusyLine({ item }: { item: UploadItem }) {
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLong(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!isLong) return null;
  const size = formatValue(item.sizeBytes, 'bytes');
  return (
    <p className="note">
      {item.step.at === 'saving'
        ? `Sending ${size} again and storing them. The answer comes when they are on disk.`
        : `Sending ${size} to this server, which tells the format and reads the numbers. Nothing is saved by that.`}
    </p>
  );
}
