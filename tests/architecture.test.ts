import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { IMPORTERS } from '@/lib/importers/registry';
import { PROBLEM_CODES } from '@/lib/problem';
import { listFiles, readSourceFiles, type SourceFile } from './support/source-files';

const root = path.dirname(import.meta.dirname);
const files = readSourceFiles(root);
const code = files.filter((file) => !file.isTest);

/** Whom a folder may import. `.` holds the entry points of Next beside package.json. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  '.': ['lib', 'server', 'db', '.'],
  app: ['app', 'components', 'lib', 'db', 'server'],
  components: ['components', 'lib'],
  // Of the data, only the price book, and only by the cost model: see the test below.
  lib: ['lib', 'data'],
  db: ['db', 'lib'],
  // `.` is package.json, which holds the version.
  server: ['server', 'db', 'lib', '.'],
  bin: ['bin', 'server', 'db', 'lib', '.'],
  bench: ['bench', 'scripts', 'app', 'components', 'lib', 'db', 'server'],
  scripts: ['scripts', 'app', 'components', 'lib', 'db', 'server'],
};

/** Lowest first: a folder of lib imports from its own and from lower ranks. A new folder is added here. */
const LIB_RANKS: readonly (readonly string[])[] = [
  ['problem', 'result', 'errors', 'random'],
  ['model'],
  ['metrics'],
  ['hdr'],
  ['stats', 'suite', 'format'],
  ['comparison', 'importers', 'cost', 'decision'],
  ['charts'],
  ['audit'],
  ['tables'],
  ['upload'],
  ['report'],
];

/** Packages that belong to one folder. */
const PACKAGE_HOMES: readonly { packages: RegExp; areas: readonly string[] }[] = [
  { packages: /^(drizzle-orm|better-sqlite3)($|\/)/, areas: ['db'] },
  { packages: /^@duckdb\//, areas: ['db', 'bench', 'scripts'] },
  { packages: /^(react|react-dom|next)($|\/)/, areas: ['app', 'components', '.', 'server'] },
  { packages: /^(recharts|@tanstack\/react-table)($|\/)/, areas: ['components'] },
  { packages: /^node:/, areas: ['app', 'db', 'server', 'bin', 'bench', 'scripts', '.'] },
  // zod probes `new Function`, which the content security policy of the pages forbids.
  { packages: /^zod($|\/)/, areas: ['lib', 'server', 'app', 'db', 'bin'] },
];

/** Tables of data, which are allowed to be long. */
const LONG_DATA_TABLES: ReadonlySet<string> = new Set();

test('every import leads to a file', () => {
  expect(importsWhere(files, (_, target) => !existsSync(path.join(root, target)))).toEqual([]);
});

test('every import stays within what its folder may import', () => {
  expect(importsWhere(code, (file, target) => !MAY_IMPORT[file.area]?.includes(areaOf(target)))).toEqual([]);
});

test('lib reads no data but the price book, through the cost model', () => {
  const strays = importsWhere(
    codeOf('lib'),
    (file, target) =>
      areaOf(target) === 'data' &&
      !(file.path.startsWith('lib/cost/') && target.startsWith('data/price-book/')),
  );
  expect(strays).toEqual([]);
});

test('packages are used only in the folders they belong to', () => {
  const strays = code.flatMap((file) =>
    file.imports
      .filter(({ target, specifier }) =>
        PACKAGE_HOMES.some(
          (home) => target === undefined && home.packages.test(specifier) && !home.areas.includes(file.area),
        ),
      )
      .map(({ specifier }) => `${file.path} imports ${specifier}`),
  );
  expect(strays).toEqual([]);
});

test('lib reads no environment, no clock and no chance', () => {
  const impure = /\bprocess\.(env|cwd|platform)|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bglobalThis\./;
  expect(pathsWhere(codeOf('lib'), (file) => impure.test(withoutComments(file.text)))).toEqual([]);
});

test('the folders of lib import only from lower ranks', () => {
  const upward = importsWhere(codeOf('lib'), (file, target) => {
    if (areaOf(target) !== 'lib') return false;
    const from = rankOf(file.path);
    const to = rankOf(target);
    return from.name !== to.name && to.rank >= from.rank && to.rank > 0;
  });
  expect(upward).toEqual([]);
});

test('components/ui knows nothing of the other components', () => {
  const ui = codeOf('components').filter((file) => file.path.startsWith('components/ui/'));
  expect(
    importsWhere(ui, (_, target) => areaOf(target) === 'components' && !target.startsWith('components/ui/')),
  ).toEqual([]);
});

test('a route imports nothing from other routes', () => {
  const foreign = importsWhere(codeOf('app'), (file, target) => {
    const route = routeOf(target);
    return areaOf(target) === 'app' && route !== undefined && route !== routeOf(file.path);
  });
  expect(foreign).toEqual([]);
});

test('pages hold no SQL', () => {
  const sql = /\bsql`|\bSELECT\b.+\bFROM\b|\bINSERT INTO\b/;
  const outside = code.filter((file) => !['db', 'bench'].includes(file.area));
  expect(pathsWhere(outside, (file) => sql.test(withoutComments(file.text)))).toEqual([]);
});

test('what opens the database cannot reach a browser', () => {
  const machine = /^(node:|drizzle-orm|better-sqlite3|@\/db\/store$)/;
  const guarded = code.filter(
    (file) =>
      /^(db\/(queries|commands|blobs)\/|server\/(runtime|config)\b)/.test(file.path) &&
      file.imports.some(({ specifier }) => machine.test(specifier)),
  );
  expect(guarded.length).toBeGreaterThan(0);
  expect(pathsWhere(guarded, (file) => !file.text.includes("import 'server-only';"))).toEqual([]);
});

test('no file imports itself by a detour', () => {
  expect(findCycles(files)).toEqual([]);
});

test('relative imports stay within their folder', () => {
  const leaving = code.flatMap((file) =>
    file.imports
      .filter(
        ({ specifier, target }) =>
          specifier.startsWith('..') && target !== undefined && areaOf(target) !== file.area,
      )
      .map(({ specifier }) => `${file.path} imports ${specifier}`),
  );
  expect(leaving).toEqual([]);
});

test('no file is longer than 400 lines', () => {
  const long = files.filter((file) => file.lines > 250 && !LONG_DATA_TABLES.has(file.path));
  if (long.length > 0) {
    console.info(
      `over 250 lines, to question:\n${long.map((file) => `  ${file.lines} ${file.path}`).join('\n')}`,
    );
  }
  expect(pathsWhere(long, (file) => file.lines > 400)).toEqual([]);
});

test('there are no barrels and no drawers', () => {
  const names = /(^|\/)(index|utils?|helpers?|misc|types|common)\.tsx?$/;
  expect(pathsWhere(files, (file) => names.test(file.path))).toEqual([]);
});

test('no type is cast away and no rule is switched off', () => {
  // What merely carries the type is for the linter, which sees types and not words.
  const casts = /\bas any\b|<any>|\bas never\b/;
  const switches = new RegExp(
    `@ts-${'ignore'}|@ts-${'nocheck'}|@ts-${'expect-error'}|(eslint|oxlint)-${'disable'}`,
  );
  const self = 'tests/architecture.test.ts';
  const bad = files.filter((file) => file.path !== self);
  expect(
    pathsWhere(bad, (file) => casts.test(withoutComments(file.text)) || switches.test(file.text)),
  ).toEqual([]);
});

test('the code speaks of this project alone', () => {
  const foreign = /\.\.['"/, ]+shared\b/;
  expect(pathsWhere(code, (file) => foreign.test(file.text))).toEqual([]);
});

test.each(IMPORTERS.map((importer) => importer.id))('the importer %s has samples and a page', (id) => {
  expect(listFiles(root, `data/samples/${id}`), `data/samples/${id}`).not.toEqual([]);
  expect(existsSync(path.join(root, `docs/formats/${id}.md`)), `docs/formats/${id}.md`).toBe(true);
});

test('each importer is one file, registered under the name of the file', () => {
  const ids = IMPORTERS.map((importer) => importer.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !existsSync(path.join(root, `lib/importers/${id}.ts`)))).toEqual([]);
});

test('every problem code has a page', () => {
  const pages = new Set(
    readdirSync(path.join(root, 'docs/errors'))
      .filter((name) => name.endsWith('.md') && name !== 'README.md')
      .map((name) => name.slice(0, -3)),
  );
  expect(PROBLEM_CODES.filter((known) => !pages.has(known))).toEqual([]);
});

test('every path that a document names exists', () => {
  const documents = [
    ...readdirSync(root).filter((name) => name.endsWith('.md')),
    ...listFiles(root, 'docs').filter((name) => name.endsWith('.md')),
  ];
  const missing = documents.flatMap((document) =>
    pathsNamedIn(document, readFileSync(path.join(root, document), 'utf8'))
      .filter((named) => !existsSync(path.join(root, named)))
      .map((named) => `${document} names ${named}`),
  );
  expect(documents.length).toBeGreaterThan(5);
  expect(missing).toEqual([]);
});

function codeOf(area: string): SourceFile[] {
  return code.filter((file) => file.area === area);
}

function rankOf(target: string): { name: string; rank: number } {
  const name = (target.split('/')[1] ?? '').replace(/\.ts$/, '');
  const rank = LIB_RANKS.findIndex((names) => names.includes(name));
  if (rank < 0) throw new Error(`${target}: lib/${name} has no place in LIB_RANKS`);
  return { name, rank };
}

/** The first folder below `app/`; undefined for what stands in `app/` itself. */
function routeOf(file: string): string | undefined {
  return file.split('/').slice(1, -1)[0];
}

function areaOf(target: string): string {
  return target.includes('/') ? target.slice(0, target.indexOf('/')) : '.';
}

function pathsWhere(among: readonly SourceFile[], isBad: (file: SourceFile) => boolean): string[] {
  return among.filter(isBad).map((file) => file.path);
}

function importsWhere(
  among: readonly SourceFile[],
  isBad: (file: SourceFile, target: string) => boolean,
): string[] {
  return among.flatMap((file) =>
    file.imports
      .filter(({ target }) => target !== undefined && isBad(file, target))
      .map(({ specifier }) => `${file.path} imports ${specifier}`),
  );
}

/** Rough, and enough to keep prose out of a search for code. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

function findCycles(among: readonly SourceFile[]): string[] {
  const byPath = new Map(among.map((file) => [file.path, file]));
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (current: string, trail: readonly string[]) => {
    if (trail.includes(current)) cycles.push([...trail.slice(trail.indexOf(current)), current].join(' → '));
    if (trail.includes(current) || done.has(current)) return;
    for (const { target } of byPath.get(current)?.imports ?? []) {
      if (target !== undefined) visit(target, [...trail, current]);
    }
    done.add(current);
  };
  for (const file of among) visit(file.path, []);
  return cycles;
}

/** Paths in back ticks and in relative links. Placeholders and “siren”, the example of the recipe, are left out. */
function pathsNamedIn(document: string, text: string): string[] {
  const areas = /^(\.ci|app|bench|bin|components|data|db|docs|lib|public|scripts|server|tests)\//;
  const quoted = [...text.matchAll(/`([^`\s]+)`/g)]
    .map((match) => match[1] ?? '')
    .filter((named) => areas.test(named) && !/[<>*…{}()$]|siren/.test(named));
  const linked = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
    .map((match) => match[1] ?? '')
    .filter((target) => !/^[a-z]+:|^\//.test(target))
    .map((target) => path.posix.join(path.posix.dirname(document), target));
  return [...quoted, ...linked];
}
