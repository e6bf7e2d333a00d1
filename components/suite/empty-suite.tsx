import { LinkButton } from '@/components/ui/link-button';

/**
 * No runs yet: what would be here and how to get it.
 *
 * @param claims how many claimed values the page shows; 0 where the page has said at its top that it is empty, so that
 *   the list of runs need not say it all again
 */
export function EmptySuite({ slug, claims }: { slug: string; claims?: number }) {
  if (claims === 0) return <p className="note">None yet.</p>;
  return (
    <div className="empty">
      <h2>No runs yet.</h2>
      <p>
        {claims === undefined
          ? 'Results of two subjects with a metric in common make a comparison.'
          : claims === 1
            ? 'Its one claimed value is shown, and cannot be tested without a run.'
            : `Its ${claims} claimed values are shown, and cannot be tested without a run.`}
      </p>
      <div className="bar">
        <LinkButton kind="primary" href={`/upload?suite=${slug}`}>
          Upload a run
        </LinkButton>
        <code className="small">{`npx benchlens import FILE --suite ${slug}`}</code>
      </div>
    </div>
  );
}
