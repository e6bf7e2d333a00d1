'use client';

import { useMemo, type FormEvent } from 'react';
import { Section } from '@/components/ui/section';
import { presetsFor } from '@/lib/decision/presets';
import { contradictedRows, decideTable } from '@/lib/tables/decide-table';
import type { DecideInput } from '@/lib/tables/decide-input';
import { evidenceFor } from '@/lib/tables/decide-outcome';
import { CriteriaTable } from './criteria-table';
import { DecideFaults } from './decide-faults';
import { DecideVerdict } from './decide-verdict';
import { FlipsTable } from './flips-table';
import { GuidanceList } from './guidance-list';
import { HiddenFields } from './hidden-fields';
import { ImportanceList } from './importance-list';
import { MapSection } from './map-section';
import { MoreCriteria } from './more-criteria';
import { PresetChips } from './preset-chips';
import { RanksTable } from './ranks-table';
import { RobustnessFacts } from './robustness-facts';
import { SituationFields } from './situation-fields';
import { namesFrom } from './subject-names';
import { useDecision, type DecisionStart } from './use-decision';

/**
 * The decision with everything that the reader may set. It is one form: without script it is sent and comes back
 * decided, with script it is decided anew at each change, by the same code.
 */
export function DecideBoard({ input, start }: { input: DecideInput; start: DecisionStart }) {
  const { state, change, settle } = useDecision(input, start);
  const { query, costs, outcome, decision, settled } = state;
  const { evidence, ratings } = useMemo(() => evidenceFor(input, query, costs), [input, query, costs]);
  const names = useMemo(() => namesFrom(input.heads), [input.heads]);
  const presets = presetsFor(evidence);
  const contradicted = useMemo(() => new Set(input.contradicted), [input.contradicted]);
  const table = decision === undefined ? undefined : decideTable(decision, evidence, query, contradicted);
  const isKept = outcome.problems.length > 0;

  return (
    <form
      method="get"
      action={`/suites/${input.slug}/decide`}
      onSubmit={(event) => (isAdding(event) ? undefined : (event.preventDefault(), settle()))}
    >
      <HiddenFields query={query} />
      <Section
        first
        notes={['The address of this page is its state. Send it, and the reader sees these weights.']}
      >
        <DecideFaults outcome={outcome} keptFrom={state.keptFrom} hasDecision={decision !== undefined} />
        {decision === undefined || table === undefined ? null : (
          <DecideVerdict
            decision={decision}
            slug={input.slug}
            contradictedRows={contradictedRows(table)}
            isKept={isKept}
          />
        )}
      </Section>
      {decision === undefined || table === undefined ? null : (
        <>
          <Section
            id="weights"
            title="Weights"
            notes={[
              'Points, any total. What counts is their proportion.',
              'A limit is hard: what breaks it cannot win.',
            ]}
          >
            <PresetChips presets={presets} evidence={evidence} query={query} onChange={change} />
            <CriteriaTable
              table={table}
              evidence={evidence}
              labels={input.labels}
              names={names}
              query={query}
              faults={outcome.faults}
              onChange={change}
            />
            <ImportanceList table={table} query={query} onChange={change} />
            <MoreCriteria
              input={input}
              ratings={ratings}
              query={query}
              faults={outcome.faults}
              names={names}
              onChange={change}
            />
          </Section>
          <Section
            id="firm"
            title="How firm is it?"
            notes={[
              'A score is not a measurement. This is how often the order survives other weights and other values.',
            ]}
          >
            <div className="dc-two">
              <div>
                <RanksTable decision={decision} names={names} />
                <RobustnessFacts decision={decision} names={names} />
              </div>
              <FlipsTable decision={decision} names={names} />
            </div>
          </Section>
          {settled === undefined ? null : (
            <MapSection decision={settled} names={names} query={query} onChange={change} />
          )}
          <Section
            id="guidance"
            title="Guidance"
            notes={[
              'Say once what is yours: the advice of the publication is held against it, and the monthly cost is computed for it.',
              'Advice changes no score.',
            ]}
          >
            <SituationFields
              evidence={evidence}
              costs={costs}
              query={query}
              faults={outcome.faults}
              names={names}
              onChange={change}
            />
            <GuidanceList decision={decision} names={names} />
          </Section>
        </>
      )}
    </form>
  );
}

/** A criterion that is added needs its values from the server. */
function isAdding(event: FormEvent<HTMLFormElement>): boolean {
  const data = new FormData(event.currentTarget);
  return [data.get('add'), data.get('new.name')].some((value) => typeof value === 'string' && value !== '');
}
