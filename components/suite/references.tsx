import type { Reference } from '@/lib/model/suite-file';

/** Where the claims of a suite were published. */
export function References({ references }: { references: readonly Reference[] }) {
  return (
    <ol className="refs">
      {references.map((reference, index) => (
        <li key={`${reference.title ?? ''} ${reference.url ?? ''}`}>
          <span>{index + 1}</span>
          <span>
            {reference.url === undefined ? (
              <b>{reference.title ?? 'Untitled'}</b>
            ) : (
              <a href={reference.url} rel="noreferrer nofollow">
                {reference.title ?? reference.url}
              </a>
            )}
            {reference.publishedAt === undefined ? null : `, published ${reference.publishedAt}`}
            {reference.readAt === undefined ? null : `, read ${reference.readAt}`}
          </span>
        </li>
      ))}
    </ol>
  );
}
