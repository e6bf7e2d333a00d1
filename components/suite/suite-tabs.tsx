/** The pages of a suite; only those that it has something for. */
export function SuiteTabs({
  slug,
  current,
  contradicted,
}: {
  slug: string;
  current: 'comparison' | 'decide' | 'audit' | 'cost';
  contradicted: number;
}) {
  return (
    <nav className="tabs" aria-label="Suite">
      <a href={`/suites/${slug}`} {...(current === 'comparison' ? { 'aria-current': 'page' } : {})}>
        Comparison
      </a>
      <a href={`/suites/${slug}/decide`} {...(current === 'decide' ? { 'aria-current': 'page' } : {})}>
        Decide
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
      <a href={`/suites/${slug}/cost`} {...(current === 'cost' ? { 'aria-current': 'page' } : {})}>
        Cost
      </a>
    </nav>
  );
}
