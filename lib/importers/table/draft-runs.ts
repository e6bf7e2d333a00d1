import type { DurationUnit } from '@/lib/model/durations';
import type { Measurement, MetricDeclaration } from '@/lib/model/suite-file';
import type { ParsedRun } from '../importer';
import { hasDecimalComma } from './decimal-sign';
import type { Entity, Layout } from './layout';
import { placeOf, resolveColumn, unnamedTimeOf, type Findings, type ResolvedColumn } from './resolve-column';

/** The runs of one or several tables while they are being put together. */
export interface DraftRuns {
  readonly runs: DraftRun[];
  readonly metrics: readonly MetricDeclaration[];
}

export interface DraftRun {
  readonly entity: Entity;
  readonly labels: Map<string, string>;
  /** By case, metric and statistic. */
  readonly measurements: Map<string, Measurement>;
}

/** The runs of one table; faults and warnings go to `findings`. */
export function draftRuns(
  layout: Layout,
  { unit, hasSemicolons }: { readonly unit: DurationUnit | undefined; readonly hasSemicolons: boolean },
  findings: Findings,
): DraftRuns {
  const hasComma = layout.columns.some(({ cells }) =>
    cells.some((cell) => hasDecimalComma(cell?.text ?? '')),
  );
  const told = { unit, unnamedTime: unnamedTimeOf(layout.columns), signs: { hasComma, hasSemicolons } };
  const columns = layout.columns.map((column) => ({
    column,
    resolved: resolveColumn(column, told, findings),
  }));
  separateIds(columns.map(({ resolved }) => resolved));
  const drafts = new Map<string, DraftRun>();
  layout.entities.forEach((entity, row) => {
    // Rows with cases are parts of one run; rows without are runs of their own, also of the same subject.
    const key = JSON.stringify([
      entity.subject,
      entity.version,
      entity.variant,
      entity.case === undefined ? row : '',
    ]);
    const draft = drafts.get(key) ?? { entity, labels: new Map(), measurements: new Map() };
    drafts.set(key, draft);
    for (const { column, resolved } of columns) {
      const { condition } = column.heading;
      addCell(draft, { resolved, row, name: column.case ?? entity.case, condition });
    }
  });
  addLabels(layout, [...drafts.values()], findings);
  const used = new Set(
    [...drafts.values()].flatMap((run) => [...run.measurements.values()].map(({ metric }) => metric)),
  );
  return {
    runs: [...drafts.values()],
    metrics: columns.flatMap(({ resolved }) =>
      resolved.declaration !== undefined && used.has(resolved.metric) ? [resolved.declaration] : [],
    ),
  };
}

/** Whether a further table is about the runs that are there already: each subject once, and one in common. */
export function sharesSubjects(runs: readonly DraftRun[], layout: Layout): boolean {
  const names = new Set(runs.map((run) => run.entity.subject));
  const unique = names.size === runs.length && !names.has(undefined);
  return unique && layout.entities.some(({ subject }) => subject !== undefined && names.has(subject));
}

export function mergeDrafts(first: DraftRuns, second: DraftRuns): DraftRuns {
  const runs = [...first.runs];
  const bySubject = new Map(runs.map((run) => [run.entity.subject, run]));
  for (const run of second.runs) {
    const same = bySubject.get(run.entity.subject);
    if (same === undefined) {
      runs.push(run);
      continue;
    }
    for (const measurement of run.measurements.values()) {
      addUnique(same, measurement, run.labels.get(conditionLabel(measurement)));
    }
    for (const [name, text] of run.labels) if (!same.labels.has(name)) same.labels.set(name, text);
  }
  return { runs, metrics: [...first.metrics, ...second.metrics] };
}

export function finishDraft({ entity, labels, measurements }: DraftRun): ParsedRun {
  const { subject, version, variant } = entity;
  return {
    ...(subject === undefined
      ? {}
      : {
          subject: {
            name: subject,
            ...(version === undefined ? {} : { version: version.slice(0, 1000) }),
            ...(variant === undefined ? {} : { variant: variant.slice(0, 1000) }),
          },
        }),
    load: { model: 'unknown' },
    ...(labels.size === 0 ? {} : { labels: Object.fromEntries(labels) }),
    measurements: [...measurements.values()],
  };
}

/** Names that differ only in what an id cannot hold, such as other scripts, get ids of their own. */
function separateIds(columns: { metric: string; declaration?: MetricDeclaration }[]): void {
  const labels = new Map<string, string | undefined>();
  for (const column of columns) {
    if (column.declaration === undefined) continue;
    const { id, label } = column.declaration;
    let free = id;
    for (let n = 2; labels.has(free) && labels.get(free) !== label; n += 1) free = `${id}-${n}`;
    labels.set(free, label);
    column.metric = free;
    column.declaration = { ...column.declaration, id: free };
  }
}

function addCell(
  draft: DraftRun,
  from: { resolved: ResolvedColumn; row: number; name: string | undefined; condition: string | undefined },
): void {
  const { value, spread, cell } = from.resolved.values[from.row] ?? {};
  if (value === undefined || cell === undefined) return;
  const measurement = (statistic: string, number: number): Measurement => ({
    case: (from.name ?? 'all').slice(0, 1000),
    metric: from.resolved.metric,
    statistic,
    value: number,
    grade: 'summary',
    method: 'table',
    from: { pointer: `${cell.line}:${cell.column}`, text: cell.text },
  });
  const main = measurement(from.resolved.statistic, value);
  addUnique(draft, main, from.condition);
  if (spread !== undefined && from.resolved.statistic === 'mean') {
    addUnique(draft, measurement('stddev', spread), from.condition);
  }
  const label = conditionLabel(main);
  if (from.condition !== undefined && !draft.labels.has(label)) {
    draft.labels.set(label, from.condition.slice(0, 2000));
  }
}

/** The same number twice is one; another number of the same name is told apart by its condition, as a case. */
function addUnique(draft: DraftRun, measurement: Measurement, condition: string | undefined): void {
  const key = keyOf(measurement);
  const same = draft.measurements.get(key);
  if (same === undefined) draft.measurements.set(key, measurement);
  else if (same.value !== measurement.value) {
    const other = condition !== undefined && draft.labels.get(conditionLabel(measurement)) !== condition;
    const apart = other ? { ...measurement, case: condition.slice(0, 1000) } : measurement;
    const free = keyOf(apart);
    // Where nothing tells two numbers apart both are kept, and the check of all runs reports the second.
    draft.measurements.set(draft.measurements.has(free) ? `${free}${draft.measurements.size}` : free, apart);
  }
}

function keyOf({ case: name, metric, statistic }: Measurement): string {
  return JSON.stringify([name, metric, statistic]);
}

function conditionLabel({ metric, statistic }: Measurement): string {
  return `condition of ${metric}.${statistic}`;
}

function addLabels(layout: Layout, drafts: readonly DraftRun[], findings: Findings): void {
  const perRow = layout.entities.every((entity) => entity.case === undefined);
  for (const { name, cells } of layout.labels) {
    const first = cells.find((cell) => cell !== undefined && cell.text !== '');
    if (first === undefined || name === '') continue;
    if (perRow) {
      drafts.forEach((draft, row) => {
        const text = cells[row]?.text ?? '';
        if (text !== '') draft.labels.set(name.slice(0, 200), text);
      });
    } else {
      findings.warnings.push({
        code: 'value-skipped',
        where: placeOf(first, findings.file),
        message: `“${name}” was left out: words cannot be kept for single cases.`,
      });
    }
  }
}
