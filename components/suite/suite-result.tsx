import type { SuiteView } from '@/lib/tables/suite-view';
import { ComparisonView } from './comparison-view';
import { TrustLine, Verdict } from './verdict';

/** The result of a suite in brief: verdict, headline rows, what they rest on. */
export function SuiteResult({ view }: { view: SuiteView }) {
  const { headlineTable: table } = view;
  return (
    <>
      <Verdict verdict={view.verdict} />
      {table.rows.length === 0 ? null : (
        <ComparisonView
          label={`Headline metrics of ${view.head.title}`}
          caption={table.has.measured ? 'Median of the runs.' : 'As claimed; nothing measured.'}
          columns={view.columns}
          table={table}
          shown={{
            measured: table.has.measured,
            spread: false,
            ratio: true,
            claimed: table.has.claimed && !table.has.measured,
            proof: false,
          }}
          order={view.columns.map((_, index) => index)}
        />
      )}
      <TrustLine items={view.trust} />
    </>
  );
}
