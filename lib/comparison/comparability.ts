import { percentOf } from '@/lib/model/statistic';
import type { RunFacts, SuiteData } from '@/lib/model/suite-data';

/** Whether runs may be compared, and in what they differ. */
export interface Comparability {
  readonly verdict: 'comparable' | 'caveats' | 'not';
  /** Fields in which the runs differ, those first that forbid a comparison. */
  readonly differences: readonly ConditionDifference[];
}

export interface ConditionDifference {
  /** As in a suite file: `environment.vcpus`; `method` for how percentiles were computed. */
  readonly field: string;
  /** What each run states, by its id; runs that state nothing are left out. */
  readonly values: Readonly<Record<string, string | number>>;
}

/** A run with what else decides whether it compares. */
export interface ConditionedRun {
  readonly facts: RunFacts;
  /** Of its subject. */
  readonly variant?: string;
  /** How its percentiles were computed. */
  readonly method?: string;
}

/**
 * Compares the conditions of runs field by field.
 *
 * `not`: the runs measured different things, since one load generator waits for answers and another does not, or since
 * one corrects for coordinated omission and another does not. `caveats`: they measured the same thing under conditions
 * that differ. What a run does not state is not known to differ. Lengths of time may differ by a twentieth, rates by a
 * hundredth.
 *
 * @param runs in any number
 */
export function comparabilityOf(runs: readonly ConditionedRun[]): Comparability {
  const differing = FIELDS.filter((field) => differs(field, runs));
  return {
    verdict:
      differing.length === 0
        ? 'comparable'
        : differing.some((field) => field.forbids === true)
          ? 'not'
          : 'caveats',
    differences: differing.map((field) => ({ field: field.name, values: statedValues(field, runs) })),
  };
}

/** The runs of some columns of a suite, with their conditions. */
export function conditionedRuns(data: SuiteData, columns: readonly string[]): ConditionedRun[] {
  const variants = new Map(data.subjects.map(({ slug, variant }) => [slug, variant]));
  const methods = percentileMethods(data);
  return data.runs
    .filter((run) => columns.includes(run.subject))
    .map((facts) => {
      const variant = variants.get(facts.subject);
      const method = methods.get(facts.id);
      return {
        facts,
        ...(variant === undefined ? {} : { variant }),
        ...(method === undefined ? {} : { method }),
      };
    });
}

interface ConditionField {
  readonly name: string;
  readonly read: (run: ConditionedRun) => string | number | undefined;
  /** Runs that differ in it did not measure the same thing. */
  readonly forbids?: true;
  /** Numbers whose ratio is at most 1 + tolerance are equal. */
  readonly tolerance?: number;
}

const FIELDS: readonly ConditionField[] = [
  { name: 'load.model', read: ({ facts }) => known(facts.load?.model), forbids: true },
  {
    name: 'load.coordinatedOmissionCorrected',
    read: ({ facts }) => known(facts.load?.coordinatedOmissionCorrected),
    forbids: true,
  },
  { name: 'load.offeredPerSecond', read: ({ facts }) => facts.load?.offeredPerSecond, tolerance: 0.01 },
  { name: 'load.connections', read: ({ facts }) => facts.load?.connections },
  { name: 'load.payloadBytes', read: ({ facts }) => facts.load?.payloadBytes },
  { name: 'durationNs', read: ({ facts }) => facts.durationNs, tolerance: 0.05 },
  { name: 'load.warmUpNs', read: ({ facts }) => facts.load?.warmUpNs, tolerance: 0.05 },
  { name: 'method', read: ({ method }) => method },
  { name: 'tool.name', read: ({ facts }) => facts.tool?.name },
  { name: 'tool.version', read: ({ facts }) => facts.tool?.version },
  { name: 'environment.cpu', read: ({ facts }) => facts.environment?.cpu },
  { name: 'environment.vcpus', read: ({ facts }) => facts.environment?.vcpus },
  { name: 'environment.memoryBytes', read: ({ facts }) => facts.environment?.memoryBytes, tolerance: 0.01 },
  { name: 'environment.os', read: ({ facts }) => facts.environment?.os },
  { name: 'environment.kernel', read: ({ facts }) => facts.environment?.kernel },
  { name: 'environment.instanceType', read: ({ facts }) => facts.environment?.instanceType },
  { name: 'environment.region', read: ({ facts }) => facts.environment?.region },
  { name: 'subject.variant', read: ({ variant }) => variant },
];

function differs({ read, tolerance = 0 }: ConditionField, runs: readonly ConditionedRun[]): boolean {
  let least: string | number | undefined;
  let most: string | number | undefined;
  for (const run of runs) {
    const value = read(run);
    if (value === undefined) continue;
    if (least === undefined || value < least) least = value;
    if (most === undefined || value > most) most = value;
  }
  if (typeof least === 'number' && typeof most === 'number') return most > least * (1 + tolerance);
  return least !== most;
}

function statedValues(
  { read }: ConditionField,
  runs: readonly ConditionedRun[],
): Record<string, string | number> {
  return Object.fromEntries(
    runs.flatMap((run) => {
      const value = read(run);
      return value === undefined ? [] : [[run.facts.id, value]];
    }),
  );
}

function known(value: string | undefined): string | undefined {
  return value === 'unknown' ? undefined : value;
}

/** How the percentiles of each run were computed; several ways are joined. */
function percentileMethods(data: SuiteData): ReadonlyMap<string, string> {
  const methods = new Map<string, Set<string>>();
  for (const { runId, statistic, method } of data.values) {
    if (method === undefined || percentOf(statistic) === undefined) continue;
    const names = methods.get(runId);
    if (names === undefined) methods.set(runId, new Set([method]));
    else names.add(method);
  }
  return new Map([...methods].map(([runId, names]) => [runId, [...names].sort().join(', ')]));
}
