import type * as z from 'zod';
import type { suiteFileSchema } from './suite-file-schema';

/** One suite with everything that belongs to it, as in `benchlens-suite/v1`: canonical units, absent instead of null. */
export type SuiteFile = z.infer<typeof suiteFileSchema>;

export type SuiteHead = SuiteFile['suite'];
/** A metric that the registry lacks, declared by the suite. */
export type MetricDeclaration = NonNullable<SuiteFile['metrics']>[number];
/** A contender. */
export type Subject = NonNullable<SuiteFile['subjects']>[number];
/** One execution of one tool against one subject. */
export type Run = NonNullable<SuiteFile['runs']>[number];
export type RunSource = NonNullable<Run['source']>;
export type Tool = NonNullable<Run['tool']>;
export type Load = NonNullable<Run['load']>;
export type Environment = NonNullable<Run['environment']>;
export type Labels = NonNullable<Run['labels']>;
/** One statistic of one metric of one case of one run, in the canonical unit. */
export type Measurement = NonNullable<Run['measurements']>[number];
export type Distribution = NonNullable<Run['distributions']>[number];
export type Series = NonNullable<Run['series']>[number];
/** A number that somebody published; never mixed up with a measurement. */
export type Claim = NonNullable<SuiteFile['claims']>[number];
export type ClaimConditions = NonNullable<Claim['conditions']>;
/** What a publication says about its claims. */
export type Statement = NonNullable<SuiteFile['statements']>[number];
export type Criterion = NonNullable<SuiteFile['criteria']>[number];
export type Guidance = NonNullable<SuiteFile['guidance']>[number];
export type GuidanceCondition = NonNullable<Guidance['when']>[number];
export type Reference = NonNullable<SuiteFile['references']>[number];
