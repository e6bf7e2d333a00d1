import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseQuantity, type Quantity } from '@/lib/format/parse-quantity';
import { describeMetric } from '@/lib/metrics/describe';
import type { Claim, SuiteFile } from '@/lib/model/suite-file';
import { readSuiteFile } from '@/lib/suite/read-suite-file';
import { serialiseSuiteFile } from '@/lib/suite/serialise-suite-file';

const root = path.join(import.meta.dirname, '..');
const text = readFileSync(path.join(root, 'data/suites/chat-servers.json'), 'utf8');
const suite = readSuite(text);
const claims = suite.claims ?? [];
const statements = suite.statements ?? [];
const guidance = suite.guidance ?? [];

/** The publication itself is not part of the project; where a copy lies beside it, the suite is held against it. */
const articlePath = path.join(root, '..', 'shared', 'seed', 'article.txt');
const article = existsSync(articlePath) ? readFileSync(articlePath, 'utf8') : undefined;

/** Claims whose text is no quantity that the product reads, with the reason. */
const NOT_A_QUANTITY: Readonly<Record<string, string>> = {
  'methodology.link-rate': 'written in bits, kept in bytes',
  'case.downtime': 'written as a word',
};

describe('the chat-servers suite', () => {
  test('is written in the canonical form', () => {
    expect(serialiseSuiteFile(suite)).toBe(text);
  });

  test('holds claims and no runs', () => {
    expect(suite.runs).toBeUndefined();
    expect(claims.length).toBeGreaterThan(0);
  });

  test('keeps each figure as it was written, equal to its value and in the unit of its metric', () => {
    const wrong = claims
      .filter((claim) => NOT_A_QUANTITY[claim.id] === undefined)
      .filter((claim) => !agrees(claim, figureOf(claim.text ?? '')));
    expect(wrong).toEqual([]);
  });

  test('excuses only texts that are no quantities', () => {
    for (const id of Object.keys(NOT_A_QUANTITY)) {
      const claim = claims.find((candidate) => candidate.id === id);
      expect(claim, id).toBeDefined();
      expect(figureOf(claim?.text ?? ''), id).toBeUndefined();
    }
  });

  test('declares each metric that the product does not know, and no other', () => {
    const declared = (suite.metrics ?? []).map((metric) => metric.id);
    const own = new Set(
      claims.map((claim) => claim.metric).filter((id) => describeMetric(id, []).unit === 'unknown'),
    );
    expect(declared.toSorted()).toEqual([...own].toSorted());
  });

  test('names the place of everything', () => {
    expect([...claims, ...statements, ...guidance].filter((entry) => entry.place === undefined)).toEqual([]);
  });

  test('quotes figures, not sentences', () => {
    const long = [...claims, ...statements, ...guidance].filter((entry) => (entry.text ?? '').length > 60);
    expect(long).toEqual([]);
  });

  test('gives each criterion a full row of the three contenders, from one of the two tables', () => {
    const tables = ['Benchmark Results Comparison', 'Quick Decision Table'];
    for (const criterion of suite.criteria ?? []) {
      const cells = claims.filter(
        (claim) =>
          claim.metric === criterion.metric &&
          claim.statistic === criterion.statistic &&
          claim.case === criterion.case,
      );
      const subjects = [...new Set(cells.map((claim) => claim.subject))].toSorted();
      expect(subjects, criterion.metric).toEqual(['elixir-1.17', 'go-1.24', 'rust-1.95']);
      for (const subject of subjects) {
        expect(tables).toContain(cells.find((claim) => claim.subject === subject)?.place);
      }
    }
  });

  test('lets a statement compare claims of one quantity', () => {
    for (const statement of statements.filter((entry) => entry.kind !== 'recommendation')) {
      expect(statement.claims, statement.id).toHaveLength(2);
      expect(new Set(statement.claims?.map(quantityOf)), statement.id).toHaveProperty('size', 1);
    }
  });
});

/** The sections of the publication by how they begin; undefined for those without figures of its own. */
const SECTIONS: readonly (readonly [start: string, place: string | undefined])[] = [
  ['🔴 Live Ecosystem Stats', 'Live Ecosystem Stats'],
  ['📡 Hacker News', undefined],
  ['Key Insights', 'Key Insights'],
  ['Benchmark Methodology', 'Benchmark Methodology'],
  ['Quick Decision Table', 'Quick Decision Table'],
  ['Code Examples', undefined],
  ['Benchmark Results Comparison', 'Benchmark Results Comparison'],
  ['When to Use Elixir', 'When to Use Elixir'],
  ['When to Use Go', 'When to Use Go'],
  ['When to Use Rust', 'When to Use Rust'],
  ['Case Study', 'Case Study'],
  ['Tip 1:', 'Tip 1'],
  ['Tip 2:', 'Tip 2'],
  ['Tip 3:', 'Tip 3'],
  ['Discussion Questions', 'Discussion Questions'],
  ['Does Elixir', 'FAQ 1'],
  ['Is Rust’s memory safety', 'FAQ 2'],
  ['Can Go handle', 'FAQ 3'],
  ['Conclusion', 'Conclusion'],
];

/** Numbers that are no figures: names, versions, headings, code. */
const NO_FIGURES: readonly RegExp[] = [
  /Tip \d:/g,
  /Graviton 3/g,
  /Ubuntu 22\.04/g,
  /PostgreSQL 15/g,
  /Elixir 1\.18/g,
  /Gleam 0\.32/g,
  /Top comments \(0\)/g,
  /syntax = "proto3";[^}]*\}/g,
  /upgrader = websocket\.Upgrader\{.*?\}, \}/g,
  /conn\.SetWriteDeadline\(.*?\)\)/g,
  /conn\.SetReadLimit\(4096\)/g,
];

describe.skipIf(article === undefined)('the chat-servers suite beside the article', () => {
  const sections = sectionsOf(article ?? '');

  test('knows all its sections', () => {
    const places = new Set([...claims, ...statements, ...guidance].map((entry) => entry.place ?? ''));
    expect([...sections.keys()].toSorted()).toEqual([...places].toSorted());
  });

  test('excuses only what stands in it', () => {
    expect(NO_FIGURES.filter((pattern) => (article ?? '').match(pattern) === null)).toEqual([]);
  });

  test('holds every figure of each section, and none that is not there', () => {
    const missing: string[] = [];
    const invented: string[] = [];
    for (const [place, body] of sections) {
      const known = knownIn(place);
      const written = figuresIn(body);
      for (const figure of written) if (!known.has(figure)) missing.push(`${place}: ${figure}`);
      const here = new Set(written);
      for (const claim of claims.filter((entry) => entry.place === place)) {
        for (const figure of figuresIn(claim.text ?? '')) {
          if (!here.has(figure)) invented.push(`${claim.id}: ${figure}`);
        }
      }
    }
    expect({ missing, invented }).toEqual({ missing: [], invented: [] });
  });

  test.each([
    ['Benchmark Results Comparison', 5],
    ['Quick Decision Table', 9],
  ])('quotes the cells of the table “%s” under the right contender', (place, headLines) => {
    const rows = (sections.get(place) ?? '').split('\n').slice(headLines).filter(Boolean);
    const cells = rows.filter((_, at) => at % 4 !== 0);
    const quoted = claims.filter((claim) => claim.place === place);
    expect(quoted.map((claim) => claim.text)).toEqual(cells);
    expect(quoted.map((claim) => claim.subject)).toEqual(
      cells.map((_, at) => ['elixir-1.17', 'go-1.24', 'rust-1.95'][at % 3]),
    );
  });

  test('copies no eight words in a row', () => {
    const spoken = new Set(runsOfWords(article ?? '', 8));
    expect(
      stringsIn(suite).flatMap((entry) => runsOfWords(entry, 8).filter((run) => spoken.has(run))),
    ).toEqual([]);
  });
});

function readSuite(json: string): SuiteFile {
  const result = readSuiteFile(JSON.parse(json), 'chat-servers.json');
  if (!result.ok) throw new Error(JSON.stringify(result.problems, undefined, 2));
  return result.value;
}

/** A figure as an article writes it: with “about”, “less than”, “or more”, “times” or the thing counted. */
function figureOf(written: string): Quantity | undefined {
  const bare = written
    .replace(/^[~<]/, '')
    .replace(/\+$/, '')
    .replace(/-byte$/, ' bytes')
    .replace(/ (?:vCPU|stars|forks|metrics|benchmarks|implementations|engineers|client nodes|times)$/, '');
  const factor = /^(\d+(?:\.\d+)?)x$/.exec(bare);
  return factor === null ? parseQuantity(bare) : { value: Number(factor[1]), unit: 'ratio', hasUnit: true };
}

function agrees(claim: Claim, figure: Quantity | undefined): boolean {
  const unit = describeMetric(claim.metric, suite.metrics ?? []).unit;
  return (
    figure?.value === claim.value &&
    (figure.unit === unit || (!figure.hasUnit && unit !== 'ns' && unit !== 'bytes'))
  );
}

function quantityOf(id: string): string {
  const claim = claims.find((candidate) => candidate.id === id);
  return `${claim?.case}: ${claim?.metric}.${claim?.statistic}`;
}

function sectionsOf(body: string): ReadonlyMap<string, string> {
  const found = new Map<string, string[]>();
  let place: string | undefined = 'Introduction';
  let next = 0;
  for (const line of body.split('\n')) {
    const section = SECTIONS[next];
    if (section !== undefined && line.startsWith(section[0])) {
      place = section[1];
      next += 1;
    }
    if (place !== undefined) found.set(place, [...(found.get(place) ?? []), line]);
  }
  return new Map([...found].map(([name, lines]) => [name, withoutNames(lines.join('\n'))]));
}

function withoutNames(body: string): string {
  return NO_FIGURES.reduce((rest, pattern) => rest.replace(pattern, ''), body);
}

const subjects = suite.subjects ?? [];
const VERSIONS: ReadonlySet<string> = new Set(
  [...subjects, ...subjects.flatMap((subject) => subject.components ?? [])]
    .map((part) => part.version ?? '')
    .filter((version) => version.includes('.')),
);

/** The figures of a text in canonical units, as text; versions and digits inside names (`p99`, `wrk2`) are none. */
function figuresIn(body: string): string[] {
  const tokens = body.match(/(?<![\w.])\$?\d[\d,]*(?:\.\d+)*(?:(?:μs|ms|s|kb|GB|Gbps|k|M|x)\b|%)?/gu) ?? [];
  return tokens
    .map((token) => token.replace(/,$/, ''))
    .filter((token) => !VERSIONS.has(token))
    .map((token) => String(figureOf(token)?.value ?? token));
}

/** Everything that the suite says with this place: values, texts, cases, conditions and what its metrics explain. */
function knownIn(place: string): ReadonlySet<string> {
  const here = claims.filter((claim) => claim.place === place);
  const said = statements.filter((statement) => statement.place === place);
  const rules = guidance.filter((rule) => rule.place === place);
  const referred = claims.filter((claim) =>
    said.some((statement) => [...(statement.claims ?? []), ...(statement.because ?? [])].includes(claim.id)),
  );
  const facts: unknown[] = [
    here,
    said,
    rules,
    referred.map((claim) => claim.conditions),
    here.map((claim) => describeMetric(claim.metric, suite.metrics ?? []).about),
  ];
  return new Set([...stringsIn(facts).flatMap(figuresIn), ...numbersIn(facts).map(String)]);
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

function runsOfWords(body: string, length: number): string[] {
  const words = body.toLowerCase().match(/[\p{L}\p{N}]+(?:[.,’'][\p{L}\p{N}]+)*/gu) ?? [];
  return words.flatMap((_, at) =>
    at + length <= words.length ? [words.slice(at, at + length).join(' ')] : [],
  );
}
