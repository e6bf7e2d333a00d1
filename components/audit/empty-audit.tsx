import { LinkButton } from '@/components/ui/link-button';

/** A suite in which nothing can be checked: what would be here, and how to get it. */
export function EmptyAudit({ slug, claimCount }: { slug: string; claimCount: number }) {
  return (
    <div className="empty">
      <h2>{claimCount === 0 ? 'No claims yet.' : 'No check applies yet.'}</h2>
      <p>
        {claimCount === 0
          ? 'An audit holds published figures against one another and against what was measured, with the arithmetic shown. Import a suite file with claims.'
          : 'No two of its claims can be held against each other: state a quantity twice, or what the publication says about its figures, or the conditions they were taken under.'}
      </p>
      <div className="bar">
        <LinkButton kind="primary" href={`/upload?suite=${slug}`}>
          Upload a suite file
        </LinkButton>
        <code className="small">{`npx benchlens import claims.json --suite ${slug}`}</code>
      </div>
    </div>
  );
}
