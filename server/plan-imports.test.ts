import { describe, expect, it } from 'vitest';
import { readDocument } from './read-document';
import { planImports, type KnownSuite, type PlannableDocument, type PlanOptions } from './plan-imports';

async function documentOf(fileName: string, text: string, sha256: string): Promise<PlannableDocument> {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode(text);
  }
  const read = await readDocument(bytes(), { fileName });
  if (!read.ok) throw new Error(read.problems[0]?.expected);
  return { fileName, sha256: sha256.repeat(64), read: read.value };
}

const go = () => documentOf('go 1.csv', 'name,p99 (ms)\nGo,3\n', 'a');
const rust = () => documentOf('rust.csv', 'name,p99 (ms)\nRust,2\nGo,1\n', 'b');
const own = () =>
  documentOf(
    'own.json',
    '{"format":"benchlens-suite/v1","suite":{"slug":"own","title":"Own"},"subjects":[{"slug":"go","name":"Golang"}]}',
    'c',
  );

async function plan(documents: PlannableDocument[], options: PlanOptions = {}, known?: KnownSuite) {
  const planned = await planImports(documents, options, async (slug) =>
    slug === known?.head.slug ? known : undefined,
  );
  if (!planned.ok) throw new Error(planned.problems[0]?.expected);
  return planned.value.map(({ file }) => file);
}

describe('planImports', () => {
  it('names the suite like the first file', async () => {
    const files = await plan([await go(), await rust()]);
    expect(files.map(({ suite }) => suite)).toEqual([
      { slug: 'go-1', title: 'go 1' },
      { slug: 'go-1', title: 'go 1' },
    ]);
  });

  it('makes a slug from a title, and takes a slug as it is', async () => {
    expect((await plan([await go()], { suite: 'Chat servers!' }))[0]?.suite).toEqual({
      slug: 'chat-servers',
      title: 'Chat servers!',
    });
    expect((await plan([await go()], { suite: 'chat_servers' }))[0]?.suite.slug).toBe('chat_servers');
  });

  it('keeps the slug of a suite file unless another is named', async () => {
    expect((await plan([await own()]))[0]?.suite).toEqual({ slug: 'own', title: 'Own' });
    expect((await plan([await own()], { suite: 'other' }))[0]?.suite).toEqual({
      slug: 'other',
      title: 'Own',
    });
    expect((await plan([await go(), await own()])).map(({ suite }) => suite.slug)).toEqual(['go-1', 'own']);
    expect((await plan([await own(), await go()])).map(({ suite }) => suite.slug)).toEqual(['own', 'own']);
  });

  it('keeps the title and the subjects of a suite that exists', async () => {
    const known = {
      head: { slug: 'chat', title: 'Chat servers' },
      subjects: [{ slug: 'go', name: 'Go', version: '1.24' }],
      metrics: [],
    };
    const [file] = await plan([await go()], { suite: 'chat' }, known);
    expect(file?.suite).toEqual(known.head);
    expect(file?.subjects).toEqual(known.subjects);
  });

  it('warns of a subject that is not used, since the file names several', async () => {
    const warningsOf = async (documents: PlannableDocument[], subject: string) => {
      const planned = await planImports(documents, { subject }, async () => undefined);
      return planned.ok ? planned.value.map(({ warnings }) => warnings.map(({ message }) => message)) : [];
    };
    const [one, several] = await warningsOf([await go(), await rust()], 'Elixir');
    expect(one?.some((message) => message.includes('Elixir'))).toBe(false);
    expect(several).toContain(
      'The file names its subjects itself, “Rust”, “Go”; “Elixir” is not used for it.',
    );
  });

  it('keeps what the suite says of a metric of the file, unless the reader says otherwise now', async () => {
    const files = () => documentOf('depth.csv', 'name,queue depth\nGo,3\n', 'd');
    const [first] = await plan([await files()], { suite: 'chat' });
    const guess = first?.metrics?.[0];
    if (guess === undefined) throw new Error('the file declares no metric');
    const stored = { ...guess, better: 'lower' as const, about: 'Jobs that wait.' };
    const known = { head: { slug: 'chat', title: 'Chat' }, subjects: [], metrics: [stored] };

    expect((await plan([await files()], { suite: 'chat' }, known))[0]?.metrics).toEqual([stored]);
    const metrics = new Map([[guess.id, { better: 'higher' as const }]]);
    expect((await plan([await files()], { suite: 'chat', metrics }, known))[0]?.metrics).toEqual([
      { ...guess, better: 'higher' },
    ]);
  });

  it('lets later files use the subjects of earlier ones', async () => {
    const [, file] = await plan([await own(), await rust()]);
    expect(file?.subjects).toContainEqual({ slug: 'go', name: 'Golang' });
  });
});
