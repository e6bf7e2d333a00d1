import { SuiteHeading } from '@/components/suite/suite-heading';
import type { Query } from '@/lib/format/query-string';
import type { SuiteData } from '@/lib/model/suite-data';
import type { DecideInput } from '@/lib/tables/decide-input';
import type { DecideOutcome } from '@/lib/tables/decide-outcome';
import type { SituationCosts } from '@/lib/tables/situation-costs';
import { DecideBoard } from './decide-board';

/** Which option of a suite, for this reader, and how sure that is. */
export function DecidePage({
  head,
  contradictions,
  input,
  query,
  costs,
  outcome,
}: {
  head: SuiteData['head'];
  contradictions: number;
  input: DecideInput;
  query: Query;
  costs?: SituationCosts;
  outcome: DecideOutcome;
}) {
  const { slug, title } = head;
  return (
    <div className="wrap">
      <SuiteHeading
        slug={slug}
        title={title}
        page={{ tab: 'decide', label: 'Decide', spoken: 'decide' }}
        heads={input.heads}
        contradicted={contradictions}
      />
      <DecideBoard input={input} start={{ query, outcome, ...(costs === undefined ? {} : { costs }) }} />
    </div>
  );
}
