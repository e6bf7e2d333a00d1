import { Icon } from '@/components/ui/icon';
import type { PreviewWarning } from '@/lib/upload/preview';

/** What a reader should know before saving. None of it stops them. */
export function Warnings({ warnings }: { warnings: readonly PreviewWarning[] }) {
  if (warnings.length === 0) return null;
  return (
    <ul className="warns">
      {warnings.map(({ key, message, place }) => (
        <li key={key}>
          <Icon name="warn" label="Warning:" />
          <div>
            {message} {place === '' ? null : <code className="muted">{place}</code>}
          </div>
        </li>
      ))}
    </ul>
  );
}
