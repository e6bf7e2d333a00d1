import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** A TypeScript file of the project, read as far as the structure tests need it. */
export interface SourceFile {
  /** Relative to the project folder, with forward slashes. */
  readonly path: string;
  /** The first folder, or `.` for a file beside package.json. */
  readonly area: string;
  readonly text: string;
  readonly lines: number;
  readonly isTest: boolean;
  readonly imports: readonly Import[];
}

export interface Import {
  readonly specifier: string;
  /** The project file that is meant, whether it exists or not; undefined for a package. */
  readonly target?: string;
}

const CODE_AREAS = ['app', 'bench', 'bin', 'components', 'db', 'lib', 'scripts', 'server', 'tests'];

/** Every ts and tsx file of the project with its imports, resolved. */
export function readSourceFiles(root: string): SourceFile[] {
  const topLevel = readdirSync(root).filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'));
  const paths = [...topLevel, ...CODE_AREAS.flatMap((area) => listFiles(root, area))].filter(
    (file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'),
  );
  const known = new Set(paths);
  return paths.map((file) => {
    const text = readFileSync(path.join(root, file), 'utf8');
    return {
      path: file,
      area: file.includes('/') ? file.slice(0, file.indexOf('/')) : '.',
      text,
      lines: text.split('\n').length - 1,
      isTest: /\.test\.tsx?$/.test(file) || file.startsWith('tests/'),
      imports: ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => {
        const target = resolveImport(file, fileName, known);
        return target === undefined ? { specifier: fileName } : { specifier: fileName, target };
      }),
    };
  });
}

/** All files under a folder, relative to the project folder; an absent folder has none. */
export function listFiles(root: string, folder: string): string[] {
  let entries;
  try {
    entries = readdirSync(path.join(root, folder), { withFileTypes: true });
  } catch {
    return [];
  }
  return entries
    .filter(({ name }) => name !== 'node_modules')
    .flatMap((entry) => {
      const relative = `${folder}/${entry.name}`;
      return entry.isDirectory() ? listFiles(root, relative) : [relative];
    });
}

function resolveImport(from: string, specifier: string, known: Set<string>) {
  if (!specifier.startsWith('@/') && !specifier.startsWith('.')) return undefined;
  const base = specifier.startsWith('@/')
    ? specifier.slice(2)
    : path.posix.join(path.posix.dirname(from), specifier);
  for (const candidate of [base, `${base}.ts`, `${base}.tsx`]) if (known.has(candidate)) return candidate;
  // Style sheets, JSON and the modules of scripts/ keep their ending.
  return base;
}
