import type { ReactNode } from 'react';
import { ComparisonCharts } from '@/components/charts/comparison-charts';
import { ComparisonTable } from '@/components/suite/comparison-table';
import { HeadlineStrips } from '@/components/suite/headline-strips';
import { TableKey } from '@/components/suite/table-key';
import { TrustLine, Verdict } from '@/components/suite/verdict';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { CopyButton } from '@/components/ui/copy-button';
import { Icon } from '@/components/ui/icon';
import { LinkButton } from '@/components/ui/link-button';
import { slotOf } from '@/components/ui/marker-shapes';
import { Section } from '@/components/ui/section';
import { SubjectName } from '@/components/ui/subject-name';
import { TitleBlock } from '@/components/ui/title-block';
import { withQuery, type Query } from '@/lib/format/query-string';
import type { ComparePageModel } from '@/lib/tables/compare-page';
import { AddressFaults } from './address-faults';
import { CasesSummary } from './cases-summary';
import { Comparability } from './comparability';
import { CompareForm } from './compare-form';
import { ComparedRuns } from './compared-runs';
import { LeftOut } from './left-out';
import { Pairwise } from './pairwise';
import { PresetLinks } from './preset-links';

/** So many columns fit beside each other, above the table. */
const MOST_STRIPS = 6;

/** Runs of any suites against each other: may they be compared, what follows, every number, every pair, the runs. */
export function ComparePage({
  model,
  extra,
  children,
}: {
  model: ComparePageModel;
  /** What the table keeps in the address. */
  extra: Query;
  /** What may be compared, while there is nothing to compare yet. */
  children?: ReactNode;
}) {
  const { columns, table } = model;
  const query: Query = { ...model.address, ...extra };
  const isComparison = columns.length > 1;
  return (
    <div className="wrap">
      <Breadcrumbs items={[{ label: 'Home', href: '/' }, { label: 'Compare' }]} />
      <TitleBlock
        title={titleOf(model)}
        facts={factsOf(model)}
        actions={isComparison ? <Actions address={model.address} /> : undefined}
        ruled
      />
      <AddressFaults problems={model.problems} />
      {isComparison ? (
        <Section first title="Verdict" plain={model.isWithheld}>
          <Comparability model={model} query={query} />
          {model.isWithheld ? null : <Verdict verdict={model.verdict} />}
          <TrustLine items={model.trust} />
          <LeftOut model={model} query={query} />
        </Section>
      ) : (
        <Section first title="What to compare">
          <p className="verdict">
            <b>
              {columns.length === 0
                ? 'Nothing is chosen yet.'
                : 'One column has nothing to be compared with.'}
            </b>{' '}
            {columns.length === 0
              ? 'Tick subjects below, or runs in the list of any suite.'
              : 'Add another subject or run.'}
          </p>
          <LeftOut model={model} query={query} />
        </Section>
      )}
      {children}
      {isComparison && !model.isWithheld && columns.length <= MOST_STRIPS && model.strips.length > 0 ? (
        <Section title="At a glance">
          <HeadlineStrips strips={model.strips} columns={columns} />
        </Section>
      ) : null}
      {columns.length === 0 ? null : (
        <Section id="table" title="Every metric" wide notes={tableNotes(model)}>
          <PresetLinks model={model} query={query} />
          <CompareForm model={model} />
          {table.rows.length === 0 ? (
            <p className="note">No metric is left to show. Choose other metrics, cases or percentiles.</p>
          ) : (
            <>
              <ComparisonTable
                label="Compared metrics"
                columns={columns}
                table={table}
                query={query}
                initialOrder={isComparison ? 'Columns in the order of the address.' : ''}
              />
              {model.rowsLeft === 0 ? null : (
                <p className="small mt-3">
                  <a href={withQuery(query, { rows: 'all' })}>
                    Load {model.rowsLeft.toLocaleString('en-US')} more rows
                  </a>
                </p>
              )}
              <TableKey hasRatios={isComparison && !model.isWithheld} />
            </>
          )}
        </Section>
      )}
      <ComparisonCharts comparison={model.comparison} columns={columns} query={query} />
      <CasesSummary model={model} query={query} />
      <Pairwise model={model} query={query} />
      <ComparedRuns model={model} />
    </div>
  );
}

function Actions({ address }: { address: Query }) {
  const href = (format: string) => `/compare/export${withQuery(address, { format })}`;
  return (
    <>
      <CopyButton />
      <LinkButton href={href('markdown')}>
        <Icon name="download" /> Markdown
      </LinkButton>
      <LinkButton href={href('csv')}>CSV</LinkButton>
      <LinkButton href={href('json')}>JSON</LinkButton>
    </>
  );
}

/** Longer titles name how many there are. */
const MOST_NAMED = 3;

function titleOf({ columns }: ComparePageModel): string {
  const names = columns.map(({ name, version }) =>
    version !== undefined && columns.some((other) => other.name === name && other.version !== version)
      ? `${name} ${version}`
      : name,
  );
  if (names.length < 2) return 'Compare';
  if (names.length > MOST_NAMED) return `${names.length} compared`;
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)} compared`;
}

function factsOf({ columns, runCount, suites }: ComparePageModel): ReactNode[] {
  if (columns.length === 0) return ['Runs and subjects of any suites against each other.'];
  const named = columns.length > 8 ? [] : columns;
  return [
    ...named.map((head) => (
      <SubjectName
        key={head.slug}
        slot={slotOf(head.position)}
        name={head.name}
        {...(head.version === undefined ? {} : { version: head.version })}
      />
    )),
    `${runCount.toLocaleString('en-US')} ${runCount === 1 ? 'run' : 'runs'}`,
    suites.length === 1 ? `of ${suites.join('')}` : `of ${suites.length} suites`,
  ];
}

function tableNotes({ query, isWithheld, columns }: ComparePageModel): string[] {
  if (isWithheld) return ['Values only: the runs did not measure the same thing.'];
  if (columns.length < 2) return [];
  const notes = {
    ratio: 'Ratios above ×1 are worse.',
    percent: 'Differences in percent of the base.',
    absolute: 'Differences in the unit of the row.',
  };
  return [notes[query.as], 'Claims stand beside measurements and are never tested.'];
}
