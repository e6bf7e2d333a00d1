import type { Packing } from '@/lib/importers/decode';
import type { FieldIndex, NdjsonSource, SampleSource } from '@/lib/importers/samples/sample-plan';
import { textLiteral } from './text-literal';

/** Longer rows are no rows of a log. */
export const MAX_ROW_BYTES = 1024 * 1024;

/** The variable that holds the JSON pointers of the fields, where they are not plain names. */
export const POINTERS_VARIABLE = 'pointers';

const COMPRESSION: Readonly<Record<Packing, string>> = { plain: 'uncompressed', gzip: 'gzip', zstd: 'zstd' };

/**
 * A query that gives the rows of a source, its used fields as `f0`, `f1` … by their position. Strict: a row with
 * another number of fields, a field of CSV that is not of its type or a line that is no object make it fail. A number of
 * JSON that is none is NULL.
 *
 * @param path of our own making, not the user's
 */
export function sourceSql(
  source: SampleSource,
  file: { readonly path: string; readonly packing: Packing },
  used: ReadonlySet<FieldIndex>,
): string {
  const path = textLiteral(file.path);
  const compression = `compression = '${COMPRESSION[file.packing]}'`;
  const fields = [...used].toSorted((a, b) => a - b);
  if (source.as === 'csv') {
    const columns = source.fields.map(({ type }, index) => `'f${index}': '${typeOf(type)}'`);
    return `SELECT ${fields.map((field) => `f${field}`).join(', ')}
      FROM read_csv(${path}, ${compression}, auto_detect = false, header = true, strict_mode = true,
        null_padding = false, ignore_errors = false, delim = ${textLiteral(source.delimiter)}, quote = '"', escape = '"',
        max_line_size = ${MAX_ROW_BYTES}, columns = {${columns.join(', ')}})`;
  }
  const options = `${compression}, ignore_errors = false, maximum_object_size = ${MAX_ROW_BYTES}`;
  if (hasPlainPaths(source)) {
    const selected = fields.map((field) => {
      const text = accessSql(source.fields[field]?.path ?? []);
      return `${source.fields[field]?.type === 'number' ? `TRY_CAST(${text} AS DOUBLE)` : text} AS f${field}`;
    });
    const tree = treeOf(fields.flatMap((field) => source.fields[field] ?? []));
    const columns = [...tree].map(([name, branch]) => `'${name}': '${structType(branch)}'`);
    return `SELECT ${selected.join(', ')}
      FROM read_ndjson(${path}, ${options}, auto_detect = false, columns = {${columns.join(', ')}})`;
  }
  const selected = fields.map((field, index) => {
    const text = `v[${index + 1}]`;
    return `${source.fields[field]?.type === 'number' ? `TRY_CAST(${text} AS DOUBLE)` : text} AS f${field}`;
  });
  return `SELECT ${selected.join(', ')} FROM (
      SELECT json_extract_string(json, getvariable('${POINTERS_VARIABLE}')) AS v
      FROM read_ndjson_objects(${path}, ${options}))`;
}

/** The JSON pointers of the used fields, where names of a file cannot stand in a query; else undefined. */
export function pointersOf(source: SampleSource, used: ReadonlySet<FieldIndex>): string[] | undefined {
  if (source.as === 'csv' || hasPlainPaths(source)) return undefined;
  return [...used]
    .toSorted((a, b) => a - b)
    .map((field) =>
      (source.fields[field]?.path ?? [])
        .map((segment) => `/${segment.replaceAll('~', '~0').replaceAll('/', '~1')}`)
        .join(''),
    );
}

function typeOf(type: 'text' | 'number'): string {
  return type === 'number' ? 'DOUBLE' : 'VARCHAR';
}

/** Letters, digits and underscores alone, and no two names that differ in case only, which the engine takes for one. */
function hasPlainPaths({ fields }: NdjsonSource): boolean {
  const names = fields.map(({ path }) => path.join('.'));
  return (
    fields.every(({ path }) => path.every((segment) => /^[A-Za-z_][A-Za-z0-9_]{0,63}$/.test(segment))) &&
    new Set(names.map((name) => name.toLowerCase())).size === names.length
  );
}

/** Objects within objects; undefined for a field. */
type Tree = Map<string, Tree | undefined>;

function treeOf(fields: NdjsonSource['fields']): Tree {
  const root: Tree = new Map();
  for (const { path } of fields) {
    let branch = root;
    path.forEach((segment, depth) => {
      if (depth === path.length - 1) {
        branch.set(segment, undefined);
        return;
      }
      const next = branch.get(segment);
      const inner: Tree = next instanceof Map ? next : new Map();
      branch.set(segment, inner);
      branch = inner;
    });
  }
  return root;
}

function structType(branch: Tree | undefined): string {
  // Numbers too: read as such, the engine would take `true` for a 1.
  if (branch === undefined) return 'VARCHAR';
  return `STRUCT(${[...branch].map(([name, inner]) => `"${name}" ${structType(inner)}`).join(', ')})`;
}

function accessSql(path: readonly string[]): string {
  const [first = '', ...rest] = path;
  return rest.reduce((outer, segment) => `struct_extract(${outer}, '${segment}')`, `"${first}"`);
}
