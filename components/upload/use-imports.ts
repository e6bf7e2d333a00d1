import { useReducer, useRef } from 'react';
import { withQuery } from '@/lib/format/query-string';
import {
  comparisonAddress,
  importAddress,
  type ChoiceChange,
  type ImportChoice,
} from '@/lib/upload/import-address';
import { isImportAnswer, type ImportAnswer } from '@/lib/upload/server-answers';
import { suiteParameter } from '@/lib/upload/target-options';
import { isPreviewed, previewOf, type UploadItem } from '@/lib/upload/upload-item';
import { NO_UPLOADS, reduceUploads } from '@/lib/upload/uploads';
import { inspectFile, NOT_OURS, type Inspection } from './inspect-file';
import { sendImport, type RequestWatch } from './send-import';

/** What the page can do with its files. */
export type Imports = ReturnType<typeof useImports>;

interface Work {
  readonly files: Map<number, File>;
  readonly running: Map<number, AbortController>;
  /** Stopped before their turn came. */
  readonly skipped: Set<number>;
  /** First checks run one after another, in the order in which the files came. */
  queue: Promise<void>;
  count: number;
  /** The suite of the first file; the others follow it. */
  leadSuite?: string;
}

/**
 * The files of the page and their requests: every file is checked by a dry run as soon as it comes and whenever a
 * choice about it changes, and stored on demand. The bytes stay in the browser until they are removed.
 *
 * @param preset what the address says
 */
export function useImports({ preset, maxBytes }: { preset: ImportChoice; maxBytes: number }) {
  const [uploads, dispatch] = useReducer(reduceUploads, NO_UPLOADS);
  const work = useRef<Work>({
    files: new Map(),
    running: new Map(),
    skipped: new Set(),
    queue: Promise.resolve(),
    count: 0,
  });

  const start = (id: number): { attempt: number; watch: RequestWatch } => {
    const { running } = work.current;
    running.get(id)?.abort();
    const controller = new AbortController();
    running.set(id, controller);
    work.current.count += 1;
    const attempt = work.current.count;
    return {
      attempt,
      watch: {
        signal: controller.signal,
        onProgress: (progress) => dispatch({ type: 'progress', id, attempt, progress }),
      },
    };
  };

  /** A dry run. A file that does not say where it belongs goes where the first one goes. */
  const inspect = async (
    file: File,
    choice: ImportChoice,
    follows: boolean,
    watch: RequestWatch,
  ): Promise<{ found: Inspection; choice: ImportChoice }> => {
    const found = await inspectFile(file, choice, { ...watch, maxBytes });
    const { leadSuite } = work.current;
    const own = suiteOf(found, choice);
    const isFree = found.kind !== 'preview' || !found.preview.isSuiteFile;
    if (found.kind !== 'refusal' && follows && choice.suite === undefined && isFree) {
      if (leadSuite !== undefined && leadSuite !== own) {
        return inspect(file, { ...choice, suite: leadSuite }, false, watch);
      }
    }
    if (found.kind !== 'refusal' && own !== undefined) work.current.leadSuite ??= own;
    return { found, choice };
  };

  const check = async (id: number, choice: ImportChoice, options: { hasOwnSuite: boolean; isOwn?: true }) => {
    const file = work.current.files.get(id);
    if (file === undefined) return;
    const { attempt, watch } = start(id);
    dispatch({ type: 'checking', id, attempt, choice, ...(options.isOwn ? { hasOwnSuite: true } : {}) });
    try {
      const { found, choice: sent } = await inspect(file, choice, !options.hasOwnSuite, watch);
      const event = { id, attempt, choice: sent };
      if (found.kind === 'preview') dispatch({ type: 'checked', ...event, preview: found.preview });
      else if (found.kind === 'unseen') dispatch({ type: 'unseen', ...event });
      else {
        const { refusal, log } = found;
        dispatch({ type: 'refused', id, attempt, refusal, ...(log === undefined ? {} : { log }) });
      }
    } catch (cause) {
      // Overtaken by a later choice, stopped, or removed: nobody waits for the answer any more.
      if (!watch.signal.aborted) throw cause;
    }
  };

  const add = (files: readonly File[]) => {
    if (files.length === 0) return;
    const added = files.map((file) => {
      work.current.count += 1;
      work.current.files.set(work.current.count, file);
      return { id: work.current.count, fileName: file.name, sizeBytes: file.size };
    });
    dispatch({ type: 'added', files: added, choice: preset });
    for (const { id } of added) {
      work.current.queue = work.current.queue.then(async () => {
        if (!work.current.skipped.delete(id)) await check(id, preset, { hasOwnSuite: false });
      });
    }
  };

  const choose = (item: UploadItem, change: ChoiceChange) => {
    const choice = changed(item.choice, change);
    const isFirst = uploads.items[0] === item;
    const followers = isFirst && 'suite' in change ? uploads.items.slice(1).filter(followsFirst) : [];
    if (isFirst && 'suite' in change) setLead(work.current, choice.suite);
    if (isFirst) showInAddress(choice);
    void check(item.id, choice, {
      hasOwnSuite: item.hasOwnSuite || 'suite' in change,
      ...('suite' in change ? { isOwn: true as const } : {}),
    }).then(async () => {
      for (const follower of followers) {
        await check(follower.id, changed(follower.choice, { suite: undefined }), { hasOwnSuite: false });
      }
    });
  };

  const saveOne = async (item: UploadItem): Promise<ImportAnswer | undefined> => {
    const { id, fileName, choice } = item;
    const file = work.current.files.get(id);
    if (file === undefined) return undefined;
    const { attempt, watch } = start(id);
    dispatch({ type: 'saving', id, attempt });
    try {
      const outcome = await sendImport(file, importAddress(fileName, choice, false), watch);
      if (outcome.ok && isImportAnswer(outcome.body)) {
        work.current.files.delete(id);
        dispatch({ type: 'saved', id, attempt, saved: outcome.body });
        return outcome.body;
      }
      dispatch({ type: 'refused', id, attempt, refusal: outcome.ok ? NOT_OURS : outcome.refusal });
    } catch (cause) {
      if (!watch.signal.aborted) throw cause;
    }
    return undefined;
  };

  return {
    ...uploads,
    add,
    choose,
    retry: (item: UploadItem) => void check(item.id, item.choice, { hasOwnSuite: item.hasOwnSuite }),
    name: (item: UploadItem, what: 'suite' | 'subject' | undefined) =>
      dispatch({ type: 'naming', id: item.id, what }),
    /** Stops what is under way. What has arrived of the file is thrown away by the server. */
    cancel: (item: UploadItem) => {
      const { running, skipped } = work.current;
      const controller = running.get(item.id);
      if (controller === undefined) skipped.add(item.id);
      controller?.abort();
      dispatch({ type: 'cancelled', id: item.id });
    },
    remove: (item: UploadItem) => {
      const { files, running } = work.current;
      running.get(item.id)?.abort();
      running.delete(item.id);
      files.delete(item.id);
      if (files.size === 0) delete work.current.leadSuite;
      dispatch({ type: 'removed', id: item.id });
    },
    /** Stores files one after another; when nothing is left to do or to read here, the comparison opens. */
    save: async (chosen: readonly UploadItem[]) => {
      const answers: ImportAnswer[] = [];
      for (const item of chosen) {
        const answer = await saveOne(item);
        if (answer !== undefined) answers.push(answer);
      }
      const stored = uploads.items.filter(({ step }) => step.at === 'checked' && step.preview.isDuplicate);
      // What came in meanwhile, or could not be saved, would be lost by leaving.
      const isDone = work.current.files.size === stored.length;
      const [first] = answers;
      const isOneSuite = answers.every(({ suite }) => suite === first?.suite);
      if (first !== undefined && isDone && isOneSuite && chosen.every(isPreviewed)) {
        window.location.assign(comparisonAddress(first.suite, first.runIds));
      }
    },
  };
}

function changed(choice: ImportChoice, change: ChoiceChange): ImportChoice {
  return Object.fromEntries(
    Object.entries({ ...choice, ...change }).filter(([, value]) => value !== undefined),
  );
}

/** Where a file goes, as the server is told it; undefined where only the server will find out. */
function suiteOf(found: Inspection, choice: ImportChoice): string | undefined {
  return found.kind === 'preview' ? suiteParameter(found.preview) : choice.suite;
}

function followsFirst(item: UploadItem): boolean {
  if (item.hasOwnSuite || item.step.at === 'saved') return false;
  return item.step.at === 'unseen' || previewOf(item)?.isSuiteFile === false;
}

function setLead(work: Work, suite: string | undefined): void {
  if (suite === undefined) delete work.leadSuite;
  else work.leadSuite = suite;
}

/** The address says where the first file goes, so that a reload does not lose it. */
function showInAddress({ suite, subject }: ImportChoice): void {
  const query = withQuery({}, { suite, subject });
  window.history.replaceState(null, '', query === '?' ? window.location.pathname : query);
}
