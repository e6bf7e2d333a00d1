import { percentOf, type Statistic } from '@/lib/model/statistic';
import type { Problem } from '@/lib/problem';
import { parseSelector } from './fail-if';
import { isGrouping, type Grouping } from './group-runs';
import { isLeaveOutReason, LEAVE_OUT_REASONS, type LeaveOutReason } from './leave-out-reason';

/** What a comparison of runs shows, as its address says it. */
export interface CompareQuery {
  readonly runs: readonly string[];
  /** `suite/subject`: their latest runs, and what is claimed of them. */
  readonly subjects: readonly string[];
  readonly group?: Grouping;
  /** The column that ratios refer to. */
  readonly base?: string;
  /** Empty: all. */
  readonly metrics: readonly MetricSelector[];
  readonly cases: readonly string[];
  readonly percentiles: readonly Statistic[];
  readonly as: Difference;
  readonly onlyDiffering: boolean;
  /** What is taken in although it is left out by default. */
  readonly include: readonly LeaveOutReason[];
  readonly missing: MissingCases;
  readonly anyway: boolean;
}

/** A metric with all its statistics, or one of them. */
export interface MetricSelector {
  readonly text: string;
  readonly case?: string;
  readonly metric: string;
  readonly statistic?: Statistic;
}

const DIFFERENCES = ['ratio', 'percent', 'absolute'] as const;
export type Difference = (typeof DIFFERENCES)[number];

const MISSING_CASES = ['complete', 'pairs'] as const;
/** Over which cases a mean of ratios is taken: those that all columns have, or those that a column and the base have. */
export type MissingCases = (typeof MISSING_CASES)[number];

/** An address as the browser gives it. */
type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

/** More than this nobody reads, and an address cannot hold. */
const MOST_RUNS = 1000;

/** Parts of the address that other readers of the same page understand. */
const FOREIGN = new Set([
  'sort',
  'hide',
  'show',
  'orient',
  'filter',
  'rows',
  'cell',
  'pair',
  'chart',
  'against',
  'scale',
  'format',
  'form',
]);

/**
 * Reads the address of a comparison. What it cannot read is reported, and the rest holds.
 *
 * @example readCompareQuery({ runs: 'r_1,r_2', as: 'percent' })
 */
export function readCompareQuery(params: Params): {
  readonly query: CompareQuery;
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const report = (name: string, expected: string, found: string) =>
    problems.push({ code: 'bad-parameter', where: { file: name }, expected, found: `“${found}”` });
  const list = (name: string) => [...new Set(valuesOf(params[name]).flatMap(splitList))];
  const one = (name: string) => valuesOf(params[name]).findLast((value) => value !== '');
  const choice = <T extends string>(name: string, known: readonly T[], otherwise: T): T => {
    const text = one(name);
    const found = known.find((candidate) => candidate === text);
    if (text !== undefined && found === undefined) report(name, known.join(', '), text);
    return found ?? otherwise;
  };
  const flag = (name: string): boolean => {
    const text = one(name);
    if (text !== undefined && text !== '1' && text !== '0') report(name, '1 or nothing', text);
    return text === '1';
  };

  for (const name of Object.keys(params)) {
    if (!KNOWN.has(name) && !FOREIGN.has(name)) report(name, `one of ${[...KNOWN].join(', ')}`, name);
  }
  const runs = list('runs');
  if (runs.length > MOST_RUNS) report('runs', `at most ${MOST_RUNS} runs`, `${runs.length} runs`);
  const group = one('group');
  if (group !== undefined && !isGrouping(group)) {
    report('group', 'subject, version, tool, environment, run or label:NAME', group);
  }
  const base = one('base');
  return {
    problems,
    query: {
      runs: runs.slice(0, MOST_RUNS),
      subjects: list('subjects'),
      ...(group !== undefined && isGrouping(group) ? { group } : {}),
      ...(base === undefined ? {} : { base }),
      metrics: list('metrics').flatMap((text) => {
        const selector = metricSelectorOf(text);
        if (selector === undefined) report('metrics', 'a metric such as latency or latency.p99', text);
        return selector ?? [];
      }),
      cases: list('cases'),
      percentiles: list('percentiles').filter((text) => {
        const isPercentile = percentOf(text) !== undefined;
        if (!isPercentile) report('percentiles', 'a percentile such as p99', text);
        return isPercentile;
      }),
      as: choice('as', DIFFERENCES, 'ratio'),
      onlyDiffering: flag('differs'),
      include: list('include').filter((text): text is LeaveOutReason => {
        if (isLeaveOutReason(text)) return true;
        report('include', LEAVE_OUT_REASONS.join(', '), text);
        return false;
      }),
      missing: choice('missing', MISSING_CASES, 'complete'),
      anyway: flag('anyway'),
    },
  };
}

const KNOWN = new Set([
  'runs',
  'subjects',
  'group',
  'base',
  'metrics',
  'cases',
  'percentiles',
  'as',
  'differs',
  'include',
  'missing',
  'anyway',
]);

/** The same as parameters of an address: only what differs from the defaults. */
export function writeCompareQuery(query: CompareQuery): Record<string, string> {
  const entries: [string, string | undefined][] = [
    ['runs', joinList(query.runs)],
    ['subjects', joinList(query.subjects)],
    ['group', query.group],
    ['base', query.base],
    ['metrics', joinList(query.metrics.map(({ text }) => text))],
    ['cases', joinList(query.cases)],
    ['percentiles', joinList(query.percentiles)],
    ['as', query.as === 'ratio' ? undefined : query.as],
    ['differs', query.onlyDiffering ? '1' : undefined],
    ['include', joinList(query.include)],
    ['missing', query.missing === 'complete' ? undefined : query.missing],
    ['anyway', query.anyway ? '1' : undefined],
  ];
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ''),
  );
}

/** One entry of a list as it stands in an address: a comma of its own is escaped. */
export function escapeListEntry(text: string): string {
  return text.replaceAll(/[\\,]/g, String.raw`\$&`);
}

function joinList(entries: readonly string[]): string {
  return entries.map(escapeListEntry).join(',');
}

function splitList(text: string): string[] {
  const entries = text.match(/(?:\\.|[^,\\]|\\$)+/gsu) ?? [];
  return entries.map((entry) => entry.replaceAll(/\\([\\,])/g, '$1').trim()).filter((entry) => entry !== '');
}

function valuesOf(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}

function metricSelectorOf(text: string): MetricSelector | undefined {
  const selector = parseSelector(text);
  if (selector !== undefined) return { text, ...selector };
  return /^[a-z0-9][a-z0-9-]*$/.test(text) ? { text, metric: text } : undefined;
}
