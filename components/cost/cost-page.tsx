import type { ReactNode } from 'react';
import type { CostPageModel } from '@/lib/tables/cost-page';
import { CostWorkbench } from './cost-workbench';
import { Presets } from './presets';
import { CostResultsView } from './results';

/** The calculator: what is typed, and beside it what it comes to. The results are the server's until a field is touched. */
export function CostPage({ model, action }: { model: CostPageModel; action: string }) {
  const { form, context, problems, results, isStale, query } = model;
  return (
    <>
      <Presets action={action} current={query['preset']} />
      <CostWorkbench
        key={JSON.stringify(query)}
        form={form}
        context={context}
        problems={problems}
        action={action}
        isStale={isStale}
      >
        {results === undefined ? (
          <NoResult problems={problems} />
        ) : (
          <CostResultsView results={results} action={action} isStale={isStale} />
        )}
      </CostWorkbench>
    </>
  );
}

function NoResult({ problems }: { problems: Readonly<Record<string, string>> }): ReactNode {
  return (
    <div className="co-results">
      <p className="verdict">Nothing can be computed yet.</p>
      <ul className="small co-list">
        {Object.entries(problems).map(([key, text]) => (
          <li key={key}>
            {key === '' ? '' : `${key}: `}
            {text}
          </li>
        ))}
      </ul>
    </div>
  );
}
