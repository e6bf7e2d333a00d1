import { LinkButton } from '@/components/ui/link-button';

/** No runs yet: what would be here and how to get it. */
export function EmptySuite({ slug, claims }: { slug: string; claims?: number }) {
  return (
    <div className="empty">
      <h2>No runs yet.</h2>
      <p>
        {claims === undefined || claims === 0
          ? 'Results of two subjects with a metric in common make a comparison.'
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
