import { useReducer, useRef } from 'react';
import { formatValue } from '@/lib/format/format-value';
import { withQuery } from '@/lib/format/query-string';
import {
  comparisonAddress,
  importAddress,
  type ChoiceChange,
  type ImportChoice,
} from '@/lib/upload/import-address';
import { buildPreview, type Preview } from '@/lib/upload/preview';
import { refuseTooLarge, type Refusal } from '@/lib/upload/refusal';
import { isDryRunAnswer, isImportAnswer, type ImportAnswer } from '@/lib/upload/server-answers';
import { suiteParameter } from '@/lib/upload/target-options';
import { previewOf, type UploadItem } from '@/lib/upload/upload-item';
import { NO_UPLOADS, reduceUploads } from '@/lib/upload/uploads';
import { sendImport } from './send-import';

/** What the page can do with its files. */
export type Imports = ReturnType<typeof useImports>;

interface Work {
  readonly files: Map<number, File>;
  readonly running: Map<number, AbortController>;
  /** First checks run one after another, in the order in which the files came. */
  queue: Promise<void>;
  count: number;
  /** The suite of the first file; the others follow it. */
  leadSuite?: string;
}

const NOT_OURS: Refusal = {
  kind: 'failed',
  sentence:
    'The answer did not come from this application. Something between may have replaced it; try again.',
};

/**
 * The files of the page and their requests: every file is checked by a dry run as soon as it comes and whenever a
 * choice about it changes, and stored on demand. The bytes stay in the browser until they are removed.
 *
 * @param preset what the address says
 */
export function useImports({ preset, maxBytes }: { preset: ImportChoice; maxBytes: number }) {
  const [uploads, dispatch] = useReducer(reduceUploads, NO_UPLOADS);
  const work = useRef<Work>({ files: new Map(), running: new Map(), queue: Promise.resolve(), count: 0 });

  const start = (id: number) => {
    const { running } = work.current;
    running.get(id)?.abort();
    const controller = new AbortController();
    running.set(id, controller);
    work.current.count += 1;
    return { attempt: work.current.count, signal: controller.signal };
  };

  /** A dry run. A file that does not say where it belongs goes where the first one goes. */
  const inspect = async (file: File, choice: ImportChoice, follows: boolean, signal: AbortSignal) => {
    if (file.size > maxBytes) {
      return refuseTooLarge(
        file.name,
        formatValue(file.size, 'bytes'),
        `${Math.floor(maxBytes / 1024 ** 2)} MiB`,
      );
    }
    const outcome = await sendImport(file, importAddress(file.name, choice, true), signal);
    if (!outcome.ok) return outcome.refusal;
    if (!isDryRunAnswer(outcome.body)) return NOT_OURS;
    const preview = buildPreview(outcome.body);
    const { leadSuite } = work.current;
    if (follows && choice.suite === undefined && !preview.isSuiteFile) {
      if (leadSuite !== undefined && leadSuite !== suiteParameter(preview)) {
        return inspect(file, { ...choice, suite: leadSuite }, false, signal);
      }
    }
    work.current.leadSuite ??= suiteParameter(preview);
    return { preview, choice };
  };

  const check = async (id: number, choice: ImportChoice, options: { hasOwnSuite: boolean; isOwn?: true }) => {
    const file = work.current.files.get(id);
    if (file === undefined) return;
    const { attempt, signal } = start(id);
    dispatch({ type: 'checking', id, attempt, choice, ...(options.isOwn ? { hasOwnSuite: true } : {}) });
    try {
      const found = await inspect(file, choice, !options.hasOwnSuite, signal);
      dispatch(
        'kind' in found
          ? { type: 'refused', id, attempt, refusal: found }
          : { type: 'checked', id, attempt, ...found },
      );
    } catch (cause) {
      // Overtaken by a later choice, or removed: nobody waits for the answer any more.
      if (!signal.aborted) throw cause;
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
      work.current.queue = work.current.queue.then(() => check(id, preset, { hasOwnSuite: false }));
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
    const file = work.current.files.get(item.id);
    if (file === undefined) return undefined;
    const { attempt, signal } = start(item.id);
    dispatch({ type: 'saving', id: item.id, attempt });
    const outcome = await sendImport(file, importAddress(file.name, item.choice, false), signal);
    if (outcome.ok && isImportAnswer(outcome.body)) {
      work.current.files.delete(item.id);
      dispatch({ type: 'saved', id: item.id, attempt, saved: outcome.body });
      return outcome.body;
    }
    dispatch({ type: 'refused', id: item.id, attempt, refusal: outcome.ok ? NOT_OURS : outcome.refusal });
    return undefined;
  };

  return {
    ...uploads,
    add,
    choose,
    retry: (item: UploadItem) => void check(item.id, item.choice, { hasOwnSuite: item.hasOwnSuite }),
    name: (item: UploadItem, what: 'suite' | 'subject' | undefined) =>
      dispatch({ type: 'naming', id: item.id, what }),
    remove: (item: UploadItem) => {
      const { files, running } = work.current;
      running.get(item.id)?.abort();
      running.delete(item.id);
      files.delete(item.id);
      if (files.size === 0) delete work.current.leadSuite;
      dispatch({ type: 'removed', id: item.id });
    },
    /** Stores files one after another; when nothing is left to do here, the comparison opens. */
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
      if (first !== undefined && isDone && isOneSuite) {
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

function followsFirst(item: UploadItem): boolean {
  const preview: Preview | undefined = previewOf(item);
  return !item.hasOwnSuite && item.step.at !== 'saved' && preview?.isSuiteFile === false;
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
