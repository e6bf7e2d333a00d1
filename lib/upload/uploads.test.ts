import { describe, expect, test } from 'vitest';
import type { Preview } from './preview';
import type { Refusal } from './refusal';
import { planSaveAll, reasonNotToSave } from './save-gate';
import { subjectOptions, suiteOptions, suiteParameter } from './target-options';
import type { UploadItem } from './upload-item';
import { NO_UPLOADS, reduceUploads, type UploadEvent, type Uploads } from './uploads';

const PREVIEW: Preview = {
  format: 'wrk',
  confidence: 0.97,
  reason: 'it looks so',
  sha256: 'ab'.repeat(32),
  suite: { slug: 'a-run', title: 'A run', exists: false },
  subjects: [{ slug: 'go-1.24', name: 'Go', version: '1.24', exists: false }],
  isSuiteFile: false,
  isDuplicate: false,
  runIds: ['r_1'],
  loads: [],
  tools: [],
  warnings: [],
  contents: '7 measurements in 1 run',
  groups: [],
  hasCases: false,
  fileMetrics: [],
  isOfHead: false,
};
const LOG = { mapping: { duration: 'took' }, columns: [{ name: 'took', examples: ['3'] }] };
const FAILED: Refusal = { kind: 'failed', sentence: 'No answer.' };
const ADDED: UploadEvent = {
  type: 'added',
  files: [
    { id: 1, fileName: 'a.txt', sizeBytes: 10 },
    { id: 2, fileName: 'b.txt', sizeBytes: 20 },
  ],
  choice: { suite: 'chat' },
};
const checking = (id: number, attempt: number): UploadEvent => ({
  type: 'checking',
  id,
  attempt,
  choice: {},
});
const checked = (id: number, attempt: number, preview = PREVIEW): UploadEvent => ({
  type: 'checked',
  id,
  attempt,
  choice: { suite: 'chat' },
  preview,
});

describe('the state of the page', () => {
  test('files start to be checked with what the address says', () => {
    const { items, said } = play(ADDED);
    expect(items.map(({ step, choice }) => [step.at, choice.suite])).toEqual([
      ['checking', 'chat'],
      ['checking', 'chat'],
    ]);
    expect(said).toBe('Checking 2 files.');
  });

  test('the first result of a batch takes the focus, the others do not', () => {
    const { items } = play(ADDED, checking(1, 1), checked(1, 1), checking(2, 2), checked(2, 2));
    expect(items.map(({ focus }) => focus)).toEqual([1, 0]);
  });

  test('a changed select keeps the focus, a refusal takes it', () => {
    const rechecked = play(ADDED, checking(1, 1), checked(1, 1), checking(1, 2), checked(1, 2));
    expect(rechecked.items[0]?.focus).toBe(1);
    const refused = reduceUploads(reduceUploads(rechecked, checking(1, 3)), refusedAt(1, 3));
    expect(refused.items[0]?.focus).toBe(2);
  });

  test('an answer that was overtaken changes nothing', () => {
    const state = play(ADDED, checking(1, 1), checking(1, 2));
    expect(reduceUploads(state, checked(1, 1))).toBe(state);
    expect(reduceUploads(state, refusedAt(1, 1))).toBe(state);
    expect(reduceUploads(state, checked(9, 2))).toBe(state);
  });

  test('the earlier preview stays while a choice is checked, and goes when that is refused', () => {
    const again = play(ADDED, checking(1, 1), checked(1, 1), checking(1, 2));
    expect(again.items[0]?.step).toEqual({ at: 'checking', preview: PREVIEW });
    expect(reduceUploads(again, refusedAt(1, 2)).items[0]?.step).toEqual({ at: 'refused', refusal: FAILED });
  });

  test('a save that failed keeps the preview, so that it can be tried again', () => {
    const state = play(ADDED, checking(1, 1), checked(1, 1), SAVING, refusedAt(1, 2));
    expect(state.items[0]?.step).toEqual({ at: 'refused', refusal: FAILED, preview: PREVIEW });
    expect(state.said).toContain('Nothing was saved.');
    expect(reasonOf(state, 0)).toBeUndefined();
  });

  test('a choice ends the naming; nothing can be saved before', () => {
    const naming = play(ADDED, checking(1, 1), checked(1, 1), { type: 'naming', id: 1, what: 'suite' });
    expect(reasonOf(naming, 0)).toBe('Name the new suite first.');
    const chosen = reduceUploads(naming, checking(1, 2));
    expect(chosen.items[0]?.naming).toBeUndefined();
    expect(reasonOf(chosen, 0)).toBe('It is being checked.');
  });

  test('what is saved stays on the page and cannot be saved again', () => {
    const saved = SAVED;
    const state = play(ADDED, checking(1, 1), checked(1, 1), SAVING, {
      type: 'saved',
      id: 1,
      attempt: 2,
      saved,
    });
    expect(state.items[0]?.step).toEqual({ at: 'saved', preview: PREVIEW, saved });
    expect(reasonOf(state, 0)).toBe('It is saved.');
    expect(state.said).toBe('a.txt was saved.');
  });

  test('progress is shown while a request runs, and of that request alone', () => {
    const progress = { phase: 'reading', rowsRead: 7 } as const;
    const state = play(ADDED, checking(1, 1), { type: 'progress', id: 1, attempt: 1, progress });
    expect(state.items[0]?.progress).toEqual(progress);
    expect(reduceUploads(state, { type: 'progress', id: 1, attempt: 9, progress })).toBe(state);
    const done = reduceUploads(state, checked(1, 1));
    expect(done.items[0]?.progress).toBeUndefined();
    expect(reduceUploads(done, { type: 'progress', id: 1, attempt: 1, progress })).toBe(done);
  });

  test('what the reader stops is refused, and may be stored only when all of it had been sent', () => {
    const mayBeStored = (...events: UploadEvent[]) => {
      const step = play(ADDED, checking(1, 1), ...events, { type: 'cancelled', id: 1 }).items[0]?.step;
      return step?.at === 'refused' && step.refusal.kind === 'cancelled'
        ? step.refusal.mayBeStored
        : undefined;
    };
    const progress = (attempt: number, phase: 'reading' | 'sending'): UploadEvent => ({
      type: 'progress',
      id: 1,
      attempt,
      progress: phase === 'reading' ? { phase } : { phase, sentBytes: 1, totalBytes: 2 },
    });
    expect(mayBeStored(progress(1, 'reading'))).toBe(false);
    expect(mayBeStored(checked(1, 1), SAVING, progress(2, 'sending'))).toBe(false);
    expect(mayBeStored(checked(1, 1), SAVING, progress(2, 'reading'))).toBe(true);
    expect(mayBeStored(checked(1, 1))).toBeUndefined();
  });

  test('a file that is too large for a preview can be saved as it is', () => {
    const unseen = play(ADDED, checking(1, 1), {
      type: 'unseen',
      id: 1,
      attempt: 1,
      choice: { suite: 'chat' },
    });
    expect(reasonOf(unseen, 0)).toBeUndefined();
    const saving = reduceUploads(unseen, SAVING);
    expect(saving.items[0]?.step).toEqual({ at: 'saving' });
    const saved = reduceUploads(saving, { type: 'saved', id: 1, attempt: 2, saved: SAVED });
    expect(saved.items[0]?.step).toEqual({ at: 'saved', saved: SAVED });
  });

  test('the columns of a log stay when a choice about them fails, and go with another format', () => {
    const log = play(ADDED, checking(1, 1), checked(1, 1, { ...PREVIEW, log: LOG }), checking(1, 2));
    const failed = reduceUploads(log, refusedAt(1, 2));
    expect(failed.items[0]?.log).toEqual(LOG);
    const other = reduceUploads(reduceUploads(failed, checking(1, 3)), checked(1, 3));
    expect(other.items[0]?.log).toBeUndefined();
  });

  test('a removed file is gone', () => {
    const state = play(ADDED, { type: 'removed', id: 1 });
    expect(state.items.map(({ fileName }) => fileName)).toEqual(['b.txt']);
  });
});

describe('saving all', () => {
  const both = (second: UploadEvent) =>
    play(ADDED, checking(1, 1), checked(1, 1), checking(2, 2), second).items;

  test('waits for checks', () => {
    const { items } = play(ADDED, checking(1, 1), checked(1, 1));
    expect(planSaveAll(items)).toMatchObject({ ready: [], sentence: 'Some files are still being checked.' });
  });

  test('takes every file that is ready', () => {
    expect(planSaveAll(both(checked(2, 2)))).toMatchObject({ ready: { length: 2 }, thenCompares: true });
  });

  test('leaves out a file at fault, and then stays on the page', () => {
    expect(planSaveAll(both(refusedAt(2, 2)))).toMatchObject({
      ready: [{ fileName: 'a.txt' }],
      sentence: 'b.txt is left out. It cannot be read yet.',
      thenCompares: false,
    });
  });

  test('stays on the page for the result of what nobody saw before', () => {
    expect(planSaveAll(both(checked(2, 2, { ...PREVIEW, isOfHead: true })))).toMatchObject({
      ready: { length: 2 },
      thenCompares: false,
    });
  });

  test('leaves out what is stored already, and goes on', () => {
    expect(planSaveAll(both(checked(2, 2, { ...PREVIEW, isDuplicate: true })))).toMatchObject({
      ready: [{ fileName: 'a.txt' }],
      sentence: 'b.txt is left out. This suite holds the same file already.',
      thenCompares: true,
    });
  });
});

describe('suites and subjects to choose from', () => {
  const known = [{ slug: 'chat', title: 'Chat', subjects: [{ slug: 'rust', name: 'Rust' }] }];
  const { items } = play(ADDED, checking(1, 1), checked(1, 1));

  test('are those that exist and those that files on the page create', () => {
    expect(suiteOptions(known, items)).toEqual([
      { value: 'chat', label: 'Chat', slug: 'chat' },
      { value: 'A run', label: 'A run (new)', slug: 'a-run' },
    ]);
    expect(subjectOptions(known, items, 'a-run')).toEqual([
      { value: 'Go 1.24', label: 'Go 1.24 (new)', slug: 'go-1.24' },
    ]);
    expect(subjectOptions(known, items, 'chat').map(({ slug }) => slug)).toEqual(['rust']);
  });

  test('a suite that does not exist is named by its title, any other by its slug', () => {
    expect(suiteParameter(PREVIEW)).toBe('A run');
    expect(suiteParameter({ ...PREVIEW, suite: { ...PREVIEW.suite, exists: true } })).toBe('a-run');
    expect(suiteParameter({ ...PREVIEW, isSuiteFile: true })).toBe('a-run');
  });
});

const SAVED = { suite: 'chat', runIds: ['r_1'], format: 'wrk', duplicate: false, warnings: [] };
const SAVING: UploadEvent = { type: 'saving', id: 1, attempt: 2 };

function refusedAt(id: number, attempt: number): UploadEvent {
  return { type: 'refused', id, attempt, refusal: FAILED };
}

function play(...events: UploadEvent[]): Uploads {
  return events.reduce(reduceUploads, NO_UPLOADS);
}

function reasonOf({ items }: Uploads, index: number): string | undefined {
  const item: UploadItem | undefined = items[index];
  if (item === undefined) throw new Error('there is no such item');
  return reasonNotToSave(item);
}
