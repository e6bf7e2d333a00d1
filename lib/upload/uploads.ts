import type { LatencyLogGuess } from '@/lib/importers/samples/latency-log-mapping';
import type { ImportChoice } from './import-address';
import { describePreview, type Preview } from './preview';
import { refusalTitle, type Refusal } from './refusal';
import type { ImportAnswer } from './server-answers';
import { isBusy, previewOf, type UploadItem, type UploadStep } from './upload-item';
import type { UploadProgress } from './upload-progress';

/** All files on the page. */
export interface Uploads {
  readonly items: readonly UploadItem[];
  /** What changed last, for those who hear the page. */
  readonly said: string;
}

export type UploadEvent =
  | {
      readonly type: 'added';
      readonly files: readonly {
        readonly id: number;
        readonly fileName: string;
        readonly sizeBytes: number;
      }[];
      readonly choice: ImportChoice;
    }
  | {
      readonly type: 'checking';
      readonly id: number;
      readonly attempt: number;
      readonly choice: ImportChoice;
      /** Set when the reader chose the suite for this file. */
      readonly hasOwnSuite?: true;
    }
  | {
      readonly type: 'checked';
      readonly id: number;
      readonly attempt: number;
      /** As it was sent: the suite may follow that of the first file. */
      readonly choice: ImportChoice;
      readonly preview: Preview;
    }
  | {
      readonly type: 'unseen';
      readonly id: number;
      readonly attempt: number;
      /** As it would be sent. */
      readonly choice: ImportChoice;
    }
  | {
      readonly type: 'progress';
      readonly id: number;
      readonly attempt: number;
      readonly progress: UploadProgress;
    }
  | {
      readonly type: 'refused';
      readonly id: number;
      readonly attempt: number;
      readonly refusal: Refusal;
      /** The columns of a log that could not be understood. */
      readonly log?: LatencyLogGuess;
    }
  /** The reader stopped what was under way. */
  | { readonly type: 'cancelled'; readonly id: number }
  | { readonly type: 'naming'; readonly id: number; readonly what: 'suite' | 'subject' | undefined }
  | { readonly type: 'saving'; readonly id: number; readonly attempt: number }
  | { readonly type: 'saved'; readonly id: number; readonly attempt: number; readonly saved: ImportAnswer }
  | { readonly type: 'removed'; readonly id: number };

export const NO_UPLOADS: Uploads = { items: [], said: '' };

/**
 * The next state of the page. Pure: requests are made elsewhere and report here. Events about a file that is gone, or
 * about a request that was overtaken by a later one, change nothing.
 */
export function reduceUploads(state: Uploads, event: UploadEvent): Uploads {
  if (event.type === 'added') return added(state, event);
  const item = state.items.find(({ id }) => id === event.id);
  if (item === undefined) return state;
  if (event.type === 'removed') {
    return { items: state.items.filter((other) => other !== item), said: `${item.fileName} was removed.` };
  }
  const next = reduceItem(item, event);
  if (next === item) return state;
  return {
    items: state.items.map((other) => (other === item ? next : other)),
    said: describeChange(next, event) ?? state.said,
  };
}

function added(state: Uploads, event: Extract<UploadEvent, { type: 'added' }>): Uploads {
  const items = event.files.map((file, index): UploadItem => ({
    ...file,
    leads: index === 0,
    choice: event.choice,
    hasOwnSuite: false,
    attempt: 0,
    step: { at: 'checking' },
    focus: 0,
  }));
  const [first] = items;
  const what = items.length === 1 && first !== undefined ? first.fileName : `${items.length} files`;
  return { items: [...state.items, ...items], said: `Checking ${what}.` };
}

function reduceItem(
  item: UploadItem,
  event: Exclude<UploadEvent, { type: 'added' | 'removed' }>,
): UploadItem {
  switch (event.type) {
    case 'checking': {
      const { naming: _, progress: __, ...rest } = item;
      return {
        ...rest,
        choice: event.choice,
        hasOwnSuite: item.hasOwnSuite || event.hasOwnSuite === true,
        attempt: event.attempt,
        step: { at: 'checking', ...keptPreview(item) },
      };
    }
    case 'progress':
      return event.attempt === item.attempt && isBusy(item) ? { ...item, progress: event.progress } : item;
    case 'naming': {
      const { naming: _, ...rest } = item;
      return event.what === undefined ? rest : { ...rest, naming: event.what };
    }
    case 'saving':
      return { ...item, attempt: event.attempt, step: { at: 'saving', ...keptPreview(item) } };
    case 'checked': {
      if (event.attempt !== item.attempt) return item;
      const { log: _, ...rest } = item;
      const { log } = event.preview;
      return {
        ...arrived(rest, { at: 'checked', preview: event.preview }),
        choice: event.choice,
        ...(log === undefined ? {} : { log }),
      };
    }
    case 'unseen':
      if (event.attempt !== item.attempt) return item;
      return { ...arrived(item, { at: 'unseen' }), choice: event.choice };
    case 'refused':
      if (event.attempt !== item.attempt) return item;
      return {
        ...refused(item, event.refusal),
        ...(event.log === undefined ? {} : { log: event.log }),
      };
    case 'cancelled':
      if (!isBusy(item)) return item;
      return refused(item, {
        kind: 'cancelled',
        mayBeStored:
          item.step.at === 'saving' && item.progress !== undefined && item.progress.phase !== 'sending',
      });
    case 'saved': {
      if (event.attempt !== item.attempt || item.step.at !== 'saving') return item;
      const { progress: _, ...rest } = item;
      return { ...rest, step: { at: 'saved', ...keptPreview(item), saved: event.saved } };
    }
  }
}

/** Of a choice that does not work nothing is known; of a save that failed everything still is. */
function refused(item: UploadItem, refusal: Refusal): UploadItem {
  return arrived(item, {
    at: 'refused',
    refusal,
    ...(item.step.at === 'saving' ? keptPreview(item) : {}),
  });
}

/**
 * A result came. It takes the focus when the reader waits for it: the first check of what was dropped, a refusal, or a
 * choice that was made inside a refusal, whose control is gone now. A changed select keeps the focus.
 */
function arrived(item: UploadItem, step: UploadStep): UploadItem {
  const isFirst = item.step.at === 'checking' && item.step.preview === undefined;
  const takesFocus = isFirst ? item.leads : step.at === 'refused';
  const { progress: _, ...rest } = item;
  return { ...rest, step, leads: true, focus: item.focus + (takesFocus ? 1 : 0) };
}

function keptPreview(item: UploadItem): { preview?: Preview } {
  const preview = previewOf(item);
  return preview === undefined ? {} : { preview };
}

function describeChange(item: UploadItem, event: UploadEvent): string | undefined {
  switch (event.type) {
    case 'checking':
      return `Checking ${item.fileName}.`;
    case 'checked':
      return describePreview(item.fileName, event.preview);
    case 'unseen':
      return `${item.fileName} is too large for a preview. Nothing is saved yet.`;
    case 'refused':
      return `${refusalTitle(item.fileName, event.refusal)}. Nothing was saved.`;
    case 'cancelled':
      return `${item.fileName}: stopped.`;
    case 'saving':
      return `Saving ${item.fileName}.`;
    case 'saved':
      return event.saved.duplicate ? `${item.fileName} was stored already.` : `${item.fileName} was saved.`;
    default:
      return undefined;
  }
}
