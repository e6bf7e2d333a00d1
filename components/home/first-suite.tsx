import type { ReactNode } from 'react';
import type { SuiteSummary } from '@/lib/model/suite-data';

/** The first suite with its result, at once: the question as a title, then what `children` shows of it. */
export function FirstSuite({ suite, children }: { suite: SuiteSummary; children: ReactNode }) {
  return (
    <section className="spec" aria-labelledby="first-suite">
      <div className="sh">
        <p className="small muted">{evidenceOf(suite)}</p>
        <h2 id="first-suite">
          <a href={`/suites/${suite.slug}`}>{suite.title}</a>
        </h2>
      </div>
      {children}
    </section>
  );
}

function evidenceOf({ runCount, claimCount }: SuiteSummary): string {
  if (runCount === 0) return 'Published numbers: claimed, not measured';
  return claimCount === 0 ? 'Measured' : 'Measured, beside what was claimed';
}
