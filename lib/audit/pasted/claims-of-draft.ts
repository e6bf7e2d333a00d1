import { parseDocument } from '@/lib/importers/parse-document';
import type { ParsedRun } from '@/lib/importers/importer';
import { describeMetric } from '@/lib/metrics/describe';
import { metricIdFrom, slugify } from '@/lib/model/slug';
import type { Claim, MetricDeclaration, Subject, SuiteFile } from '@/lib/model/suite-file';
import type { CanonicalUnit } from '@/lib/model/unit';
import type { Problem, Warning } from '@/lib/problem';
import { fail, succeed, type Result } from '@/lib/result';
import type { PastedDraft, QuantityChoice } from './pasted-draft';
import { MOST_QUANTITIES } from './pasted-draft';
import { readConditions, showConditions } from './read-conditions';
import { readStatements } from './read-statements';
import { resolveQuantity } from './resolve-quantity';
import { wordedConditions } from './worded-conditions';

/** What a draft comes to. */
export interface PastedClaims {
  readonly file: SuiteFile;
  readonly quantities: readonly PastedQuantity[];
  readonly warnings: readonly Warning[];
}

/** A quantity of the table, as the form asks about it. */
export interface PastedQuantity {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly unit: CanonicalUnit;
  /** Whether the table leaves the unit open, so that one can be chosen. */
  readonly isBare: boolean;
  readonly better?: MetricDeclaration['better'];
  readonly conditions: string;
  readonly claims: number;
}

const FILE_NAME = 'the table';

/**
 * A pasted table and what its reader completed as a suite file of claims. What the table says is read as the importer
 * of tables reads it; every number keeps the text it was written with.
 *
 * @returns Problems with their place in the table or the field of the form
 */
export function claimsOfDraft(draft: PastedDraft): Result<PastedClaims> {
  const read = parseDocument({
    text: draft.text,
    fileName: FILE_NAME,
    format: 'table',
    ...(draft.unit === undefined ? {} : { unit: draft.unit }),
  });
  if (!read.ok) return read;
  const { parsed } = read.value;
  if (parsed.kind !== 'runs') throw new Error('A table was read as something else.');
  const general = readConditions(draft.conditions, '/conditions');
  const problems: Problem[] = general.ok ? [] : [...general.problems];

  const subjects = subjectsOf(parsed.runs);
  const found = foundQuantities(parsed.runs);
  if (found.length > MOST_QUANTITIES) {
    return fail({
      code: 'too-large',
      where: { file: FILE_NAME },
      expected: `at most ${MOST_QUANTITIES} quantities`,
      found: String(found.length),
      hint: 'a table of claims has a quantity a row; for raw results use the upload page',
    });
  }
  const resolved = found.map((from, index) => {
    const choice: QuantityChoice = draft.quantities?.find((one) => one.from === from) ?? { from };
    const quantity = resolveQuantity(choice, parsed.metrics, `/quantities/${index}`);
    const conditions = readConditions(
      choice.conditions ?? showConditions(wordedConditions(wordsOf(parsed.runs, from))),
      `/quantities/${index}/conditions`,
    );
    for (const part of [quantity, conditions]) if (!part.ok) problems.push(...part.problems);
    return { from, choice, quantity, conditions };
  });
  if (problems.length > 0) return fail(...problems);

  const used = new Set<string>();
  const claims = parsed.runs.flatMap((run, index): Claim[] =>
    run.measurements.flatMap((measurement): Claim[] => {
      const key = `${measurement.metric}.${measurement.statistic}`;
      const own = resolved.find(({ from }) => from === key);
      if (own === undefined || !own.quantity.ok || !own.conditions.ok || !general.ok) return [];
      const { metric, statistic, factor } = own.quantity.value;
      const subject = subjects[index]?.slug;
      const conditions = { ...general.value, ...own.conditions.value };
      const text = measurement.from?.text;
      return [
        {
          id: unused(
            [subject, measurement.case === 'all' ? '' : metricIdFrom(measurement.case), metric, statistic],
            used,
          ),
          ...(subject === undefined ? {} : { subject }),
          case: measurement.case,
          metric,
          statistic,
          value: measurement.value * factor,
          ...(text === undefined ? {} : { text }),
          ...(Object.keys(conditions).length === 0 ? {} : { conditions }),
        },
      ];
    }),
  );
  const metrics = resolved.flatMap(({ quantity }) =>
    quantity.ok && quantity.value.declaration !== undefined ? [quantity.value.declaration] : [],
  );
  const title = draft.title?.trim() === '' ? undefined : draft.title?.trim();
  const statements = readStatements(draft.statements ?? [], claims);
  if (!statements.ok) return statements;
  const declared = [...new Map(metrics.map((metric) => [metric.id, metric])).values()];
  return succeed({
    file: {
      format: 'benchlens-suite/v1',
      suite: { slug: slugify(title ?? 'pasted claims'), title: title ?? 'Pasted claims' },
      ...(declared.length === 0 ? {} : { metrics: declared }),
      subjects: [
        ...new Map(subjects.flatMap((one) => (one === undefined ? [] : [[one.slug, one]]))).values(),
      ],
      claims,
      ...(statements.value.length === 0 ? {} : { statements: statements.value }),
    },
    quantities: resolved.flatMap(({ from, quantity, conditions }) => {
      if (!quantity.ok || !conditions.ok) return [];
      const { metric, statistic, unit, better, isBare } = quantity.value;
      const label = describeMetric(metric, declared).label;
      return {
        from,
        to: `${metric}.${statistic}`,
        label: statistic === 'value' ? label : `${label} ${statistic}`,
        unit,
        isBare,
        ...(better === undefined ? {} : { better }),
        conditions: showConditions(conditions.value),
        claims: claims.filter((claim) => claim.metric === metric && claim.statistic === statistic).length,
      };
    }),
    warnings: parsed.warnings.filter(({ code }) => code !== 'load-unknown' && code !== 'truncated-output'),
  });
}

/** One subject a run; undefined where the table names none. Rows of the same subject are one. */
function subjectsOf(runs: readonly ParsedRun[]): (Subject | undefined)[] {
  return runs.map(({ subject }) => {
    if (subject === undefined) return undefined;
    const words = [subject.name, subject.version, subject.variant].filter((part) => part !== undefined);
    return { slug: slugify(words.join(' ')), ...subject };
  });
}

/** In the order of the table. */
function foundQuantities(runs: readonly ParsedRun[]): string[] {
  return [
    ...new Set(
      runs.flatMap(({ measurements }) =>
        measurements.map(({ metric, statistic }) => `${metric}.${statistic}`),
      ),
    ),
  ];
}

function wordsOf(runs: readonly ParsedRun[], quantity: string): string | undefined {
  const metric = quantity.slice(0, quantity.indexOf('.'));
  for (const { labels } of runs) {
    const words = labels?.[`condition of ${quantity}`] ?? labels?.[`condition of ${metric}`];
    if (words !== undefined) return words;
  }
  return undefined;
}

function unused(parts: readonly (string | undefined)[], used: Set<string>): string {
  const base = parts.filter((part) => part !== undefined && part !== '').join('.');
  let id = base;
  for (let count = 2; used.has(id); count += 1) id = `${base}-${count}`;
  used.add(id);
  return id;
}
