import type { LatencyLogGuess } from '@/lib/importers/samples/latency-log-mapping';
import type { Place, Warning } from '@/lib/problem';
import { counted, describeContents } from './describe-contents';
import { describeLoad } from './describe-load';
import { fileMetrics, type FileMetric } from './file-metrics';
import { logOf } from './log-mapping';
import { previewGroups, type PreviewGroup } from './preview-rows';
import type { DryRunAnswer, TargetSubject, TargetSuite } from './server-answers';

/** More rows say nothing more, and thousands make a page slow. */
export const MAX_PREVIEW_ROWS = 200;

/** What the page shows of a file that was checked: plain text, ready to print. */
export interface Preview {
  readonly format: string;
  readonly confidence: number;
  readonly reason: string;
  readonly sha256: string;
  readonly suite: TargetSuite;
  readonly subjects: readonly TargetSubject[];
  /** A file in our own format says itself where it belongs. */
  readonly isSuiteFile: boolean;
  readonly isDuplicate: boolean;
  readonly runIds: readonly string[];
  /** How the runs were loaded; one text where all runs agree. */
  readonly loads: readonly string[];
  /** Which tool ran; several where runs differ. */
  readonly tools: readonly PreviewTool[];
  readonly warnings: readonly PreviewWarning[];
  readonly contents: string;
  readonly groups: readonly PreviewGroup[];
  /** Set when not every row is shown. */
  readonly cut?: { readonly shown: number; readonly total: number };
  /** Whether anything but the case `all` occurs. */
  readonly hasCases: boolean;
  /** Metrics that the file names itself, whose unit and direction the reader may know better. */
  readonly fileMetrics: readonly FileMetric[];
  /** The columns of a log and what they were taken for, where the format asks that. */
  readonly log?: LatencyLogGuess;
  /**
   * Only the beginning of a large file was looked at: format, columns and names are right, the numbers are not those
   * that will be stored, and whether the file is stored already is not known.
   */
  readonly isOfHead: boolean;
}

export interface PreviewTool {
  readonly name: string;
  readonly command?: string;
}

export interface PreviewWarning {
  readonly key: string;
  readonly message: string;
  /** Empty when the warning is about the whole file. */
  readonly place: string;
}

/**
 * The preview of what a dry run found. Pure arithmetic and text; the answer itself need not be kept.
 *
 * @param isOfHead the dry run saw the beginning of the file only
 */
export function buildPreview(answer: DryRunAnswer, isOfHead = false): Preview {
  const { file } = answer;
  const runs = file.runs ?? [];
  const groups = previewGroups(file, MAX_PREVIEW_ROWS);
  const log = logOf(answer);
  const total =
    runs.reduce((sum, run) => sum + (run.measurements?.length ?? 0), 0) + (file.claims?.length ?? 0);
  return {
    format: answer.format,
    confidence: answer.confidence,
    reason: answer.reason,
    sha256: answer.sha256,
    suite: answer.suite,
    subjects: answer.subjects,
    isSuiteFile: answer.format === 'benchlens',
    isDuplicate: answer.duplicate && !isOfHead,
    runIds: runs.map((run) => run.id),
    loads: distinct(runs.map((run) => describeLoad(run.load)).filter((load) => load !== undefined)),
    tools: toolsOf(answer),
    warnings: describeWarnings(answer.warnings),
    contents: describeContents(file),
    groups,
    ...(total > MAX_PREVIEW_ROWS ? { cut: { shown: MAX_PREVIEW_ROWS, total } } : {}),
    hasCases: groups.some((group) => group.rows.some((row) => row.case !== 'all')),
    fileMetrics: answer.format === 'benchlens' ? [] : fileMetrics(file),
    ...(log === undefined ? {} : { log }),
    isOfHead,
  };
}

/** One sentence for those who cannot see the table. */
export function describePreview(fileName: string, preview: Preview): string {
  if (preview.isOfHead) return `The beginning of ${fileName} was checked. Nothing is saved yet.`;
  const warnings =
    preview.warnings.length === 0 ? 'no warnings' : counted(preview.warnings.length, 'warning');
  const end = preview.isDuplicate ? ' It is stored already.' : ' Nothing is saved yet.';
  return `${fileName} was checked: ${preview.contents}, ${warnings}.${end}`;
}

function toolsOf({ file, format }: DryRunAnswer): PreviewTool[] {
  const tools = new Map<string, PreviewTool>();
  for (const { tool } of file.runs ?? []) {
    if (tool === undefined) continue;
    const name = [tool.name ?? format, tool.version].filter((part) => part !== undefined).join(' ');
    tools.set(`${name} ${tool.command ?? ''}`, {
      name,
      ...(tool.command === undefined ? {} : { command: tool.command }),
    });
  }
  return [...tools.values()];
}

/** Warnings about one file, whose name stands above. */
export function describeWarnings(warnings: readonly Warning[]): PreviewWarning[] {
  return warnings.map(({ code, where, message }, index) => ({
    key: `${index} ${code}`,
    message,
    place: placeInFile(where),
  }));
}

/** Without the name of the file, which stands above. */
function placeInFile({ pointer, line }: Place): string {
  return pointer ?? (line === undefined ? '' : `line ${line}`);
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
