import { COMPARISON_PRESETS } from '@/lib/comparison/comparison-presets';
import { withQuery, type Query } from '@/lib/format/query-string';
import type { ComparePageModel } from '@/lib/tables/compare-page';

/** Questions that readers come with: each a link that writes out its metrics. */
export function PresetLinks({ model, query }: { model: ComparePageModel; query: Query }) {
  const current = model.query.metrics.map(({ text }) => text).join(',');
  const chosen = COMPARISON_PRESETS.find(({ metrics }) => metrics.join(',') === current);
  return (
    <>
      <nav className="chips" aria-label="Questions">
        {COMPARISON_PRESETS.map(({ label, metrics }) => (
          <a
            key={label}
            className="chip"
            href={withQuery(query, { metrics: metrics.join(',') })}
            {...(metrics.join(',') === current ? { 'aria-current': 'true' as const } : {})}
          >
            {label}
          </a>
        ))}
      </nav>
      <p className="note">
        {current === ''
          ? 'All metrics that were measured or claimed.'
          : `${chosen === undefined ? 'Chosen' : chosen.label}: ${current.replaceAll(',', ', ')}.`}
      </p>
    </>
  );
}
