import { describe, expect, it } from 'vitest';
import { readSuiteFile } from '@/lib/suite/read-suite-file';
import { assembleSuite, baseName, subjectWarnings } from './assemble-suite';
import type { ParsedRun, SubjectHint } from './importer';
import type { HeadingSubject } from './read/headings';

const run = (subject?: SubjectHint): ParsedRun => ({
  ...(subject === undefined ? {} : { subject }),
  measurements: [{ case: 'all', metric: 'latency', statistic: 'p99', value: 1 }],
});
const source = (fileName: string, ...runs: ParsedRun[]) => ({
  sha256: '0'.repeat(64),
  fileName,
  format: 'x',
  runs,
  metrics: [],
});
const suite = { slug: 's', title: 'S' };

describe('assembleSuite', () => {
  it('names the subject by the user, else by the file’s content, else by its name', () => {
    const slugs = (subject?: string) =>
      assembleSuite({
        suite,
        sources: [source('go-3.json.gz', run()), source('b.txt', run({ name: 'Rust', version: '1.95' }))],
        ...(subject === undefined ? {} : { subject }),
      }).runs?.map((each) => each.subject);
    expect(slugs()).toEqual(['go-3', 'rust-1.95']);
    expect(slugs('Elixir 1.17')).toEqual(['elixir-1.17', 'elixir-1.17']);
  });

  it('does not give one name to a file whose output names several, and says so', () => {
    const several = source('h.json', run({ name: 'sleep 1' }), run({ name: 'sleep 2' }));
    const file = assembleSuite({ suite, sources: [several], subject: 'mine' });
    expect(file.subjects?.map(({ name }) => name)).toEqual(['sleep 1', 'sleep 2']);
    expect(subjectWarnings(several, 'mine')).toEqual([
      {
        code: 'value-skipped',
        where: { file: 'h.json' },
        message: 'The file names its subjects itself, “sleep 1”, “sleep 2”; “mine” is not used for it.',
      },
    ]);
    expect(subjectWarnings(several, undefined)).toEqual([]);
    expect(subjectWarnings(source('x', run({ name: 'a' }), run({ name: 'a' })), 'mine')).toEqual([]);
  });

  it('puts an explicit subject above headings, which then stay as labels', () => {
    const under = (name: string, section?: string): ParsedRun => {
      const heading: HeadingSubject = { name, isHeading: true };
      return { ...run(heading), ...(section === undefined ? {} : { labels: { section } }) };
    };
    const file = source('r.md', under('path routing'), under('header routing', 'HTTP'));
    const read = (subject?: string) => {
      const { subjects, runs } = assembleSuite({
        suite,
        sources: [file],
        ...(subject === undefined ? {} : { subject }),
      });
      return [subjects?.map(({ name }) => name), runs?.map(({ labels }) => labels?.section)];
    };
    expect(read()).toEqual([
      ['path routing', 'header routing'],
      [undefined, 'HTTP'],
    ]);
    expect(read('NGINX')).toEqual([['NGINX'], ['path routing', 'header routing / HTTP']]);
    expect(subjectWarnings(file, 'NGINX')).toEqual([]);
  });

  it('keeps contenders apart whose names share a slug', () => {
    const file = assembleSuite({
      suite,
      sources: [
        source('t.csv', ...['C', 'C++', 'C#', '日本', '中国', 'c', 'C!'].map((name) => run({ name }))),
      ],
    });
    expect(file.subjects?.map(({ slug, name }) => [slug, name])).toEqual([
      ['c', 'C'],
      ['c-plus-plus', 'C++'],
      ['c-sharp', 'C#'],
      ['unnamed-z4vl6d', '日本'],
      ['unnamed-6duvef', '中国'],
      [expect.stringMatching(/^c-[a-z2-7]{6}$/), 'C!'],
    ]);
    expect(file.runs?.at(-2)?.subject).toBe('c');
  });

  it('takes what cannot be read out of names, so that the import does not fail for it', () => {
    const file = assembleSuite({
      suite,
      sources: [
        {
          ...source('a\u0007\u202Eb.csv', {
            ...run(),
            tool: { name: '\u0000', version: '1\u001b2', command: 'a\n\u001bb' },
            environment: { cpu: 'x\ty' },
            labels: { 'k\u0001': 'v\u0002\n', ' ': 'x' },
            measurements: [
              { case: 'GET\n/', metric: 'own', statistic: 'p99', value: 1, from: { text: '1\u001b' } },
            ],
          }),
          metrics: [{ id: 'own', label: 'Own\u0003metric' }],
        },
      ],
    });
    expect(readSuiteFile(file, 'f')).toMatchObject({
      ok: true,
      value: {
        metrics: [{ label: 'Own metric' }],
        subjects: [{ name: 'a b' }],
        runs: [
          {
            source: { fileName: 'a b.csv' },
            tool: { version: '1 2', command: 'a\n b' },
            environment: { cpu: 'x y' },
            labels: { k: 'v \n' },
            measurements: [{ case: 'GET /', from: { text: '1 ' } }],
          },
        ],
      },
    });
    expect(file.runs?.[0]?.tool).not.toHaveProperty('name');
  });

  it('finds a subject that the suite has already', () => {
    const existing = [{ slug: 'go-1.24', name: 'Go', version: '1.24.0' }];
    const file = assembleSuite({ suite, sources: [source('x', run({ name: 'Go 1.24' }))], existing });
    expect(file.subjects).toEqual(existing);
  });

  it('gives the same ids for the same file, others for other runs', () => {
    const ids = () =>
      assembleSuite({ suite, sources: [source('x', run(), run())] }).runs?.map(({ id }) => id) ?? [];
    expect(ids()).toEqual(ids());
    expect(new Set(ids()).size).toBe(2);
    expect(ids()[0]).toMatch(/^r_[a-z2-7]{20}$/);
  });

  it('puts the user’s labels over those of the file', () => {
    const file = assembleSuite({
      suite,
      sources: [source('x', { ...run(), labels: { a: '1', b: '1' } })],
      labels: { b: '2' },
    });
    expect(file.runs?.[0]?.labels).toEqual({ a: '1', b: '2' });
  });
});

describe('baseName', () => {
  it.each([
    ['results/go-3.json.gz', 'go-3'],
    ['C:\\x\\go 1.24', 'go 1.24'],
    ['.json', '.json'],
    ['a.hgrm.zst', 'a'],
  ])('of %s is %s', (name, base) => {
    expect(baseName(name)).toBe(base);
  });
});
