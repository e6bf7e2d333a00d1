import type { ReactNode } from 'react';
import { CostFigure } from '@/components/charts/cost-figure';
import { EvidenceGlyph } from '@/components/ui/evidence-glyph';
import { Icon } from '@/components/ui/icon';
import { Disclosure } from '@/components/ui/disclosure';
import { LinkButton } from '@/components/ui/link-button';
import { slotOf } from '@/components/ui/marker-shapes';
import { SubjectName } from '@/components/ui/subject-name';
import { costAddress } from '@/lib/cost/cost-address';
import type { CostResults } from '@/lib/tables/cost-results';
import { BillTable, CommitmentTable, DifferenceTables } from './bill-table';
import { ClaimFigures } from './claim-figures';
import { CurveControls } from './curve-controls';
import { FleetsTables } from './fleets-tables';
import { OptionCards } from './option-cards';
import { Uncertainty } from './uncertainty';

/** All results, the same from the server and from the browser. */
export function CostResultsView({
  results,
  action,
  isStale,
}: {
  results: CostResults;
  /** Where the form of the page is sent. */
  action: string;
  /** Whether they are the last good ones, and not those of what is typed now. */
  isStale: boolean;
}) {
  const { view, bill, commitments, differences, slow, query } = results;
  const shown = (
    <div className="co-results">
      <section className="co-verdict">
        <p className="verdict">
          {view.verdict.map(({ text, isStrong }) => (isStrong === true ? <b key={text}>{text}</b> : text))}
        </p>
        <div className="trust">
          <span>
            <EvidenceGlyph grade={view.grade} /> rests on {GRADE_WORDS[view.grade]}
          </span>
          <span>
            AWS prices of {view.asOf}, {view.region}
          </span>
          {slow.ranges.remarks.map((remark) => (
            <span key={remark}>
              <Icon name="warn" label="Caution:" /> {remark}
            </span>
          ))}
        </div>
        {view.warnings.length + view.leftOut.length === 0 ? null : (
          <ul className="small co-list">
            {view.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
            {view.leftOut.map(({ name, why }) => (
              <li key={name}>
                {name} is left out: {why}.
              </li>
            ))}
          </ul>
        )}
      </section>
      <OptionCards options={view.options} ranges={slow.ranges.ranges} />
      <Block id="curve" title="Cost along an axis">
        <CurveControls query={query} action={action} problem={slow.chart?.budgetProblem} />
        {slow.chart === undefined ? (
          <p className="small">Nothing to draw: the bill is $0 or no fleet carries the load.</p>
        ) : (
          <>
            <ul className="small co-list">
              {slow.chart.sentences.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
            <CostFigure chart={slow.chart} />
          </>
        )}
      </Block>
      {differences.length === 0 ? null : (
        <Block id="scenarios" title="Two scenarios">
          <DifferenceTables differences={differences} />
        </Block>
      )}
      <Block id="bill" title="The bill">
        <BillTable bill={bill} />
        {results.apiGateway === undefined ? null : (
          <p className="small co-list">
            The same load on API Gateway WebSocket, without nodes: {results.apiGateway} a month, what handles
            the messages behind it left out.
          </p>
        )}
        <div className="bar">
          <LinkButton
            kind="quiet"
            href={`${action}/export${costAddress(query, { format: 'csv' })}`}
            download=""
          >
            CSV
          </LinkButton>
          <LinkButton
            kind="quiet"
            href={`${action}/export${costAddress(query, { format: 'md' })}`}
            download=""
          >
            Markdown
          </LinkButton>
        </div>
        <Disclosure summary="How the nodes were counted">
          {view.options.map(({ head, steps, origins }) => (
            <div key={head.slug} className="co-steps">
              <SubjectName slot={slotOf(head.position)} name={head.name} />
              <dl>
                {steps.map(({ label, text }) => (
                  <div key={label}>
                    <dt>{label}</dt>
                    <dd>{text}</dd>
                  </div>
                ))}
              </dl>
              <p className="small muted">{origins.join('; ')}</p>
            </div>
          ))}
        </Disclosure>
        <Disclosure summary={`What was assumed, ${slow.ranges.assumptions.length} points`}>
          <ul className="small co-list">
            {slow.ranges.assumptions.map((assumption) => (
              <li key={assumption}>{assumption}</li>
            ))}
          </ul>
        </Disclosure>
      </Block>
      {slow.claims.length === 0 ? null : (
        <Block id="claims" title="Claim against model">
          <p className="note">
            Filled: the model at the claim’s own number of users, with everything else as typed here. Hollow:
            claimed.
          </p>
          <ClaimFigures claims={slow.claims} />
        </Block>
      )}
      <Block id="commitments" title="Commitments">
        <CommitmentTable commitments={commitments} />
      </Block>
      {slow.fleets.length === 0 ? null : (
        <Block id="fleets" title="The ten best fleets">
          <FleetsTables fleets={slow.fleets} />
        </Block>
      )}
      {slow.simulation === undefined ? null : (
        <Block id="uncertainty" title="How sure it is">
          <Uncertainty simulation={slow.simulation} />
        </Block>
      )}
    </div>
  );
  return isStale ? <StaleResults>{shown}</StaleResults> : shown;
}

/** Results that are not those of what is typed now. */
export function StaleResults({ children }: { children: ReactNode }) {
  return (
    <div className="co-stale">
      <p className="co-stale-note" role="status">
        <Icon name="warn" label="Caution:" /> Something typed cannot be computed. These results are the last
        good ones.
      </p>
      {children}
    </div>
  );
}

const GRADE_WORDS = {
  samples: 'raw samples',
  histogram: 'histograms',
  summary: 'figures that a tool printed',
  claim: 'figures that somebody published',
  estimate: 'figures typed here, which count as estimates',
} as const;

function Block({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className="co-block" id={id}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
