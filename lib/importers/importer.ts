import type { Inflate } from '@/lib/hdr/decode-hdr-v2';
import type { DurationUnit } from '@/lib/model/durations';
import type {
  Distribution,
  Environment,
  Labels,
  Load,
  Measurement,
  MetricDeclaration,
  Series,
  SuiteFile,
  Tool,
} from '@/lib/model/suite-file';
import type { Warning } from '@/lib/problem';
import type { Result } from '@/lib/result';
import type { LatencyLogMapping } from './samples/latency-log-mapping';
import type { SamplePlan } from './samples/sample-plan';
import type { SampleTally } from './samples/sample-tally';

/**
 * The contract of an importer: one file in this folder, one line in `registry.ts`, samples in `data/samples/<id>/`
 * and a page `docs/formats/<id>.md`. Pure: no clock, no disk.
 */
interface ImporterBase {
  /** The format id of the command line and the API: the tool's name, with a suffix where a tool has several. */
  readonly id: string;
  /** As people call it: “k6 summary (handleSummary)”. */
  readonly label: string;
  /** Usual file name endings without the dot; a hint for file pickers, never proof. */
  readonly extensions: readonly string[];
  /** Where the tool documents this output. */
  readonly docsUrl: string;
  /** How to get such a file, as a command or one sentence. */
  readonly howTo: string;
  /** Raised when the same bytes would be read differently than before. */
  readonly version: number;
  /**
   * Wins only where no other importer claims the file: the generic ways (tables, flat lists).
   */
  readonly fallback?: true;
  /** Whether and why this looks like its format. Content alone decides; must be quick and never throw. */
  detect(head: DocumentHead): Detection | undefined;
}

/** Text in, canonical model out: for a summary, a report, a table, a histogram, which fit in memory as a whole. */
export interface DocumentImporter extends ImporterBase {
  readonly kind: 'document';
  /** Reads the document. Never throws for bad input: every fault is a Problem with its place. */
  parse(document: Document): Result<ParsedDocument>;
}

/**
 * For raw files of any size, a row for each request or value. It holds no loop over rows: it declares how a row is to
 * be read, an engine counts, and the importer turns the counts into the canonical model.
 */
export interface SampleImporter extends ImporterBase {
  readonly kind: 'sample';
  /** How the rows of this file are read, as far as its head tells. Faults of the head are Problems. */
  plan(file: SampleFile): Result<SamplePlan>;
  /** The canonical model of what was counted. */
  assemble(tally: SampleTally, plan: SamplePlan, file: SampleFile): Result<ParsedDocument>;
}

export type Importer = DocumentImporter | SampleImporter;

/** What a sample importer sees of a file, and what the user said about it. */
export interface SampleFile {
  readonly head: DocumentHead;
  readonly fileName: string;
  /** The unit of durations where the file names none. */
  readonly unit?: DurationUnit;
  /** What the columns of a generic log mean, where it is not to be guessed. */
  readonly mapping?: LatencyLogMapping;
}

/** What detection sees. */
export interface DocumentHead {
  /** The first 64 KiB of the decoded text (all of it when shorter); line ends are `\n`. */
  readonly text: string;
  /** True when `text` is the whole document. */
  readonly complete: boolean;
  /**
   * The parsed JSON of a complete document that starts with `{` or `[` and is valid, else undefined. For a longer
   * document detection has only `text`.
   */
  readonly json: unknown;
}

export interface Detection {
  /** 0 to 1; 0.5 is the threshold. 0.9 and more: nothing else looks like this. */
  readonly confidence: number;
  /** What in the content says so; completes “because …”. */
  readonly reason: string;
}

/** What parsing sees: the whole decoded text with `\n` line ends, and what the user said about it. */
export interface Document {
  readonly text: string;
  readonly fileName: string;
  /** The unit of durations where the file names none. */
  readonly unit?: DurationUnit;
  /** Unpacks zlib streams within a document; absent where no such document is read. */
  readonly inflate?: Inflate;
}

/** A run before it has an id, a suite and a stored source. */
export interface ParsedRun {
  /** Who was measured, as the file says; absent when the file does not say. */
  readonly subject?: SubjectHint;
  readonly startedAt?: number;
  readonly durationNs?: number;
  readonly tool?: Tool;
  readonly load?: Load;
  readonly environment?: Environment;
  readonly labels?: Labels;
  readonly measurements: readonly Measurement[];
  readonly distributions?: readonly Distribution[];
  readonly series?: readonly Series[];
}

export interface SubjectHint {
  readonly name: string;
  readonly version?: string;
  readonly variant?: string;
  readonly labels?: Labels;
}

/** The canonical form of one document: runs of a tool, or a whole suite in our own format. */
export type ParsedDocument =
  | {
      readonly kind: 'runs';
      readonly runs: readonly ParsedRun[];
      /** Metrics that the registry lacks, with unit and direction as far as the file tells. */
      readonly metrics: readonly MetricDeclaration[];
      readonly warnings: readonly Warning[];
    }
  | { readonly kind: 'suite'; readonly suite: SuiteFile; readonly warnings: readonly Warning[] };
