/** The pages of a suite; only those that it has something for. */
export function SuiteTabs({
  slug,
  current,
  contradicted,
}: {
  slug: string;
  current: 'comparison' | 'audit';
  contradicted: number;
}) {
  return (
    <nav className="tabs" aria-label="Suite">
      <a href={`/suites/${slug}`} {...(current === 'comparison' ? { 'aria-current': 'page' } : {})}>
        Comparison
      </a>
      <a href={`/suites/${slug}/audit`} {...(current === 'audit' ? { 'aria-current': 'page' } : {})}>
        Audit
        {contradicted === 0 ? null : (
          <>
            {' '}
            <span className="n">{contradicted}</span>
            <span className="vh">{contradicted === 1 ? ' contradiction' : ' contradictions'}</span>
          </>
        )}
      </a>
    </nav>
  );
}
