import type { LatencyLogGuess } from '@/lib/importers/samples/latency-log-mapping';
import type { ImportChoice } from './import-address';
import type { Preview } from './preview';
import type { Refusal } from './refusal';
import type { ImportAnswer } from './server-answers';
import type { UploadProgress } from './upload-progress';

/** One file on the page, from being chosen to being saved. Its bytes stay outside; this is plain data. */
export interface UploadItem {
  readonly id: number;
  readonly fileName: string;
  readonly sizeBytes: number;
  /** First of the files that came together; the focus goes to it when it was checked. */
  readonly leads: boolean;
  readonly choice: ImportChoice;
  /** The reader chose the suite for this very file; otherwise it follows the first file. */
  readonly hasOwnSuite: boolean;
  /** Counts the requests; an answer to an earlier one is dropped. */
  readonly attempt: number;
  readonly step: UploadStep;
  /** How far the request has come, while there is one. */
  readonly progress?: UploadProgress;
  /** The columns of a log, kept when a choice about them did not work, so that another can be made. */
  readonly log?: LatencyLogGuess;
  /** What the reader is about to name; nothing can be saved meanwhile. */
  readonly naming?: 'suite' | 'subject';
  /** Goes up when the heading shall take the focus. */
  readonly focus: number;
}

export type UploadStep =
  /** Being sent for a dry run; the earlier preview stays in sight. */
  | { readonly at: 'checking'; readonly preview?: Preview }
  | { readonly at: 'checked'; readonly preview: Preview }
  /** Too large to be sent twice, and its beginning tells nothing: it can be saved as it is. */
  | { readonly at: 'unseen'; readonly preview?: undefined }
  /** With a preview: the file was fine, saving it failed. */
  | { readonly at: 'refused'; readonly refusal: Refusal; readonly preview?: Preview }
  | { readonly at: 'saving'; readonly preview?: Preview }
  | { readonly at: 'saved'; readonly preview?: Preview; readonly saved: ImportAnswer };

/** Larger files are sent once, when they are saved; a check would send all their bytes before. */
export const MAX_PREVIEW_BYTES = 8 * 1024 * 1024;

/** Whether something is under way that has to end first. */
export function isBusy({ step }: UploadItem): boolean {
  return step.at === 'checking' || step.at === 'saving';
}

/** The preview of an item in whichever step, if there is one. */
export function previewOf({ step }: UploadItem): Preview | undefined {
  return step.preview;
}

/** Whether the reader saw every number before saving; otherwise the result is shown afterwards. */
export function isPreviewed(item: UploadItem): boolean {
  return previewOf(item)?.isOfHead === false;
}
