import type { ImportChoice } from './import-address';
import type { Preview } from './preview';
import type { Refusal } from './refusal';
import type { ImportAnswer } from './server-answers';

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
  /** What the reader is about to name; nothing can be saved meanwhile. */
  readonly naming?: 'suite' | 'subject';
  /** Goes up when the heading shall take the focus. */
  readonly focus: number;
}

export type UploadStep =
  /** Being sent for a dry run; the earlier preview stays in sight. */
  | { readonly at: 'checking'; readonly preview?: Preview }
  | { readonly at: 'checked'; readonly preview: Preview }
  /** With a preview: the file was fine, saving it failed. */
  | { readonly at: 'refused'; readonly refusal: Refusal; readonly preview?: Preview }
  | { readonly at: 'saving'; readonly preview: Preview }
  | { readonly at: 'saved'; readonly preview: Preview; readonly saved: ImportAnswer };

/** Whether something is under way that has to end first. */
export function isBusy({ step }: UploadItem): boolean {
  return step.at === 'checking' || step.at === 'saving';
}

/** The preview of an item in whichever step, if there is one. */
export function previewOf({ step }: UploadItem): Preview | undefined {
  return step.preview;
}
