import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { assembleSuite, baseName } from '@/lib/importers/assemble-suite';
import { decodeText } from '@/lib/importers/decode';
import type { ParsedDocument } from '@/lib/importers/importer';
import { parseDocument, type ReadDocument } from '@/lib/importers/parse-document';
import { IMPORTERS } from '@/lib/importers/registry';
import { describeMetric } from '@/lib/metrics/describe';
import type { DurationUnit } from '@/lib/model/durations';
import { slugify } from '@/lib/model/slug';
import type { SuiteFile } from '@/lib/model/suite-file';
import { suiteFileSchema } from '@/lib/model/suite-file-schema';
import { formatProblem } from '@/lib/problem';
import { serialiseSuiteFile } from '@/lib/suite/serialise-suite-file';
import type { Result } from '@/lib/result';
import { inflate } from '@/server/inflate';
import { describeDocument } from './support/describe-document';
import { COVERED, PUBLISHED, REFUSED } from './support/published-samples';
import { readAsFile } from './support/read-as-file';
import { zstdFrame } from './support/zstd-frame';

const root = path.join(import.meta.dirname, '..');
const sampleRoot = path.join(root, 'data', 'samples');
const samples = IMPORTERS.flatMap(({ id }) =>
  listFiles(path.join(sampleRoot, id))
    .filter((file) => path.basename(file) !== 'README.md')
    .map((file) => ({ id, file, name: path.relative(sampleRoot, file) })),
);

/** What a user says about files whose format has no unit. */
const UNITS: Readonly<Record<string, DurationUnit>> = { 'hdr-hgrm': 'ms', 'hdr-hlog': 'us' };

const SAMPLE_FORMATS: ReadonlySet<string> = new Set(
  IMPORTERS.filter(({ kind }) => kind === 'sample').map(({ id }) => id),
);

/** Formats whose end cannot be told from a cut: a table, a log or the lists of hey may stop after any row. */
const WITHOUT_END: ReadonlySet<string> = new Set([
  'hdr-hlog',
  'hey-text',
  'locust-history',
  ...SAMPLE_FORMATS,
  ...IMPORTERS.filter((importer) => importer.fallback === true).map(({ id }) => id),
]);

describe('every importer', () => {
  it.each(IMPORTERS.map(({ id }) => id))('%s has samples of its own', (id) => {
    // A suite file is written by this program itself; its samples are the demo suites.
    if (id === 'benchlens') return;
    expect(samples.some((sample) => sample.id === id)).toBe(true);
  });

  it('has an id of its own', () => {
    expect(new Set(IMPORTERS.map(({ id }) => id)).size).toBe(IMPORTERS.length);
  });
});

/** Raw files are read from the disk, all others from memory. */
async function readSample(
  id: string,
  content: string | Uint8Array,
  fileName: string,
  format?: string,
): Promise<Result<ReadDocument>> {
  const unit = UNITS[id];
  const options = {
    fileName,
    ...(unit === undefined ? {} : { unit }),
    ...(format === undefined ? {} : { format }),
  };
  if (SAMPLE_FORMATS.has(id)) return readAsFile(content, options);
  const text = typeof content === 'string' ? content : decoded(content, fileName);
  return parseDocument({ text, inflate, ...options });
}

const wholes = new Map<string, ReadDocument>();
for (const { id, file, name } of samples) {
  wholes.set(name, succeeded(await readSample(id, readFileSync(file), path.basename(file))));
}

describe.each(samples)('$name', ({ id, file, name }) => {
  const bytes = readFileSync(file);
  const text = decoded(bytes, name);
  const read = (content: string | Uint8Array, fileName = path.basename(file)) =>
    readSample(id, content, fileName);
  const whole = wholes.get(name);
  if (whole === undefined) throw new Error(`${name} was not read`);

  it('is won by its importer alone, whatever the file is called', async () => {
    expect(whole.detected.importer.id).toBe(id);
    const renamed = succeeded(await read(text, 'unknown'));
    expect(renamed.detected.importer.id).toBe(id);
  });

  it('reads the same with CRLF line ends and with a byte order mark', async () => {
    const crlf = Buffer.from(text.replaceAll('\n', '\r\n'));
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]);
    for (const variant of [crlf, marked]) {
      expect(succeeded(await read(variant)).parsed).toEqual(whole.parsed);
    }
  });

  it('reads the same from an archive, whatever that is called', async () => {
    for (const packed of [gzipSync(bytes), zstdFrame(bytes)]) {
      const unit = UNITS[id];
      const options = { fileName: path.basename(file), ...(unit === undefined ? {} : { unit }) };
      const unpacked = succeeded(await readAsFile(packed, options));
      expect(unpacked.parsed).toEqual(whole.parsed);
    }
  });

  it('holds the rules of the canonical model', () => {
    const isOwn = whole.parsed.kind === 'suite';
    const suite = suiteOf(whole.parsed, bytes, file, id);
    const checked = suiteFileSchema.safeParse(suite);
    expect(checked.error?.issues ?? []).toEqual([]);
    for (const run of suite.runs ?? []) {
      for (const measurement of run.measurements ?? []) {
        expect(Number.isFinite(measurement.value)).toBe(true);
        const isDeclared = (suite.metrics ?? []).some((metric) => metric.id === measurement.metric);
        const { unit } = describeMetric(measurement.metric, suite.metrics ?? []);
        expect(isDeclared || unit !== 'unknown', `${measurement.metric} is declared`).toBe(true);
        const hasPlace = isOwn || measurement.from?.pointer !== undefined || measurement.method === 'derived';
        expect(hasPlace, `${measurement.metric} has a place in the file`).toBe(true);
      }
    }
  });

  it('reads as the snapshot shows', async () => {
    const dump = describeDocument(whole.parsed, `${id}: ${whole.detected.reason}`);
    await expect(dump).toMatchFileSnapshot(path.join(root, 'tests/snapshots/importers', `${name}.txt`));
  });

  it('survives export and import byte for byte', () => {
    const exported = serialiseSuiteFile(suiteOf(whole.parsed, bytes, file, id));
    const again = succeeded(parseDocument({ text: exported, fileName: 'suite.json' }));
    expect(again.detected.importer.id).toBe('benchlens');
    if (again.parsed.kind !== 'suite') throw new Error('a suite file gives a suite');
    expect(serialiseSuiteFile(again.parsed.suite)).toBe(exported);
  });

  it('gives a Problem or a part of itself wherever it is cut off', async () => {
    const known = new Set(valuesOf(whole.parsed));
    for (const cut of cutsOf(text, SAMPLE_FORMATS.has(id) ? 8 : 40)) {
      const part = text.slice(0, cut);
      if (part.trim() === '') continue;
      const result = await read(part);
      if (!result.ok) {
        expect(result.problems.length).toBeGreaterThan(0);
        continue;
      }
      const values = valuesOf(result.value.parsed);
      expect(values.length > 0 || known.size === 0, `cut at ${cut}`).toBe(true);
      if (WITHOUT_END.has(id)) continue;
      expect(result.value.detected.importer.id, `cut at ${cut}`).toBe(id);
      expect(
        values.filter((value) => !known.has(value)),
        `cut at ${cut}`,
      ).toEqual([]);
    }
  });
});

describe('any damage to a file', () => {
  const damaged = fc.record({
    sample: fc.constantFrom(...samples.filter(({ id }) => !SAMPLE_FORMATS.has(id))),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat({ max: 200 }),
    insert: fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom('-nan', '1e999', '99999999999999999999', '-1', 'null', '{}', '[]', '\n', '0', '"'),
    ),
  });

  it('gives a Problem or a valid suite, never an exception', () => {
    fc.assert(
      fc.property(damaged, ({ sample, at, length, insert }) => {
        const text = decoded(readFileSync(sample.file), sample.name);
        const start = Math.floor(at * text.length);
        const content = text.slice(0, start) + insert.replaceAll('\0', '') + text.slice(start + length);
        const unit = UNITS[sample.id];
        const result = parseDocument({
          text: content,
          fileName: 'x',
          format: sample.id,
          inflate,
          ...(unit === undefined ? {} : { unit }),
        });
        if (!result.ok) return result.problems.length > 0;
        const suite = suiteOf(result.value.parsed, Buffer.from(content), 'x', sample.id);
        return suiteFileSchema.safeParse(suite).success;
      }),
      { seed: 20261124, numRuns: 1500 },
    );
  });
});

describe('any damage to a raw file', () => {
  const damaged = fc.record({
    sample: fc.constantFrom(...samples.filter(({ id }) => SAMPLE_FORMATS.has(id))),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat({ max: 60 }),
    insert: fc.oneof(
      fc.uint8Array({ maxLength: 8 }),
      fc
        .constantFrom('-nan', '1e999', '99999999999999999999', '-1', 'null', '{}', '\n', '0', '"', ',')
        .map((text) => Buffer.from(text)),
    ),
  });

  it('gives a Problem or a valid suite, never an exception', async () => {
    await fc.assert(
      fc.asyncProperty(damaged, async ({ sample, at, length, insert }) => {
        const bytes = readFileSync(sample.file);
        const start = Math.floor(at * bytes.length);
        const content = Buffer.concat([bytes.subarray(0, start), insert, bytes.subarray(start + length)]);
        const result = await readSample(sample.id, content, 'x', sample.id);
        if (!result.ok) return result.problems.length > 0;
        const suite = suiteOf(result.value.parsed, content, 'x', sample.id);
        return suiteFileSchema.safeParse(suite).success;
      }),
      { seed: 20261125, numRuns: 150 },
    );
  });
});

const publishedRoot = path.join(root, '..', 'shared', 'samples');
if (!existsSync(publishedRoot)) {
  test.skip(`${Object.keys(PUBLISHED).length} published result files: their folder is not here`, () => {});
} else {
  describe('published result files', () => {
    it('are all listed', () => {
      const present = COVERED.flatMap((folder) => listFiles(path.join(publishedRoot, folder))).map((file) =>
        path.relative(publishedRoot, file),
      );
      expect(present.filter((name) => !(name in PUBLISHED))).toEqual([]);
    });

    it.each(Object.entries(PUBLISHED))('%s → %s', async (name, expected) => {
      const bytes = readFileSync(path.join(publishedRoot, name));
      for (const fileName of [path.basename(name), 'unknown']) {
        const result = await readAsFile(bytes, { fileName, unit: 'ms' });
        if (expected === 'unsupported-format') {
          expect(result.ok).toBe(false);
          if (!result.ok) expect(result.problems.map(({ code }) => code)).toEqual([expected]);
          continue;
        }
        const read = succeeded(result);
        expect(read.detected.importer.id).toBe(expected);
        const exported = serialiseSuiteFile(suiteOf(read.parsed, bytes, name, expected));
        const again = succeeded(parseDocument({ text: exported, fileName: 'suite.json' }));
        if (again.parsed.kind !== 'suite') throw new Error('a suite file gives a suite');
        expect(serialiseSuiteFile(again.parsed.suite)).toBe(exported);
      }
    });

    it.each(Object.entries(REFUSED))('of %s are refused with an explanation', (folder, endings) => {
      const files = listFiles(path.join(publishedRoot, folder)).filter((file) =>
        endings.some((ending) => file.endsWith(ending)),
      );
      expect(files.length).toBeGreaterThan(0);
      for (const file of files) {
        const text = decodeText(readFileSync(file), path.basename(file));
        if (!text.ok) {
          expect(text.problems[0]?.code, file).toBe('binary-file');
          continue;
        }
        const result = parseDocument({ text: text.value, fileName: path.basename(file) });
        expect(result.ok ? result.value.detected.importer.id : result.problems[0]?.code, file).toBe(
          'unsupported-format',
        );
      }
    });
  });
}

function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted();
}

function succeeded<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map(formatProblem).join('\n'));
  return result.value;
}

function decoded(bytes: Uint8Array, name: string): string {
  return succeeded(decodeText(bytes, name));
}

function suiteOf(parsed: ParsedDocument, bytes: Uint8Array, file: string, format: string): SuiteFile {
  if (parsed.kind === 'suite') return parsed.suite;
  const title = baseName(file);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return assembleSuite({
    suite: { slug: slugify(title), title },
    sources: [{ sha256, fileName: path.basename(file), format, runs: parsed.runs, metrics: parsed.metrics }],
  });
}

/** Every number of a document by its full name: run, subject, case, metric and statistic. */
function valuesOf(parsed: ParsedDocument): string[] {
  const runs = parsed.kind === 'suite' ? (parsed.suite.runs ?? []) : parsed.runs;
  const claims = parsed.kind === 'suite' ? (parsed.suite.claims ?? []) : [];
  return [
    ...runs.flatMap((run, index) =>
      (run.measurements ?? []).map((entry) =>
        JSON.stringify([index, run.subject, entry.case, entry.metric, entry.statistic, entry.value, entry.n]),
      ),
    ),
    ...claims.map((claim) => JSON.stringify(claim)),
  ];
}

/** So many places spread over a text, and every line end of a small one where they are many. */
function cutsOf(text: string, places: number): number[] {
  const cuts = new Set(
    Array.from({ length: places }, (_, index) => Math.round(((index + 1) * text.length) / (places + 1))),
  );
  if (text.length < 8192 && places >= 40) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
      cuts.add(at);
      cuts.add(at + 1);
    }
  }
  return [...cuts].filter((cut) => cut < text.length).toSorted((a, b) => a - b);
}
