import type { LatencyLogGuess } from '@/lib/importers/samples/latency-log-mapping';
import type { SuiteFile } from '@/lib/model/suite-file';
import type { Warning } from '@/lib/problem';

/** What `POST /api/v1/imports?dryRun=1` says about one file: what would be stored. */
export interface DryRunAnswer {
  readonly dryRun: true;
  readonly format: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** Completes “because …”. */
  readonly reason: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly suite: TargetSuite;
  readonly subjects: readonly TargetSubject[];
  /** The suite holds these bytes already. */
  readonly duplicate: boolean;
  readonly file: SuiteFile;
  readonly warnings: readonly Warning[];
  /** Of a generic log: what its columns were taken for, and all that it has. */
  readonly mapping?: LatencyLogGuess['mapping'];
  readonly columns?: LatencyLogGuess['columns'];
}

export interface TargetSuite {
  readonly slug: string;
  readonly title: string;
  readonly exists: boolean;
}

export interface TargetSubject {
  readonly slug: string;
  readonly name: string;
  readonly version?: string;
  readonly exists: boolean;
}

/** What the same call without `dryRun` says. */
export interface ImportAnswer {
  readonly suite: string;
  readonly runIds: readonly string[];
  readonly format: string;
  readonly duplicate: boolean;
  readonly warnings: readonly Warning[];
}

/**
 * Whether a body is an answer of our own server and not that of something in between, such as a sign-in page of a
 * proxy. The server checked everything inside, so only the outline is looked at.
 */
export function isDryRunAnswer(body: unknown): body is DryRunAnswer {
  return isObject(body) && body.dryRun === true && isObject(body.file) && isObject(body.suite);
}

/** The same for a finished import. */
export function isImportAnswer(body: unknown): body is ImportAnswer {
  return (
    isObject(body) &&
    typeof body.suite === 'string' &&
    Array.isArray(body.runIds) &&
    Array.isArray(body.warnings)
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
