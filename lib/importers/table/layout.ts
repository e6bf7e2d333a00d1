import { readCell } from './cell-value';
import { transpose, type Cell, type Grid } from './grid';
import { readHeading, saysMetric, type Heading } from './heading';

/** A table with its directions sorted out: what was measured (columns) of whom (entities). */
export interface Layout {
  readonly entities: readonly Entity[];
  readonly columns: readonly Column[];
  /** Columns of words that describe an entity. */
  readonly labels: readonly { readonly name: string; readonly cells: readonly (Cell | undefined)[] }[];
}

/** Who or what a row of numbers belongs to. Without subject it is whoever the file is about. */
export interface Entity {
  readonly subject?: string;
  readonly version?: string;
  readonly variant?: string;
  readonly case?: string;
}

export interface Column {
  readonly heading: Heading;
  readonly at: Cell;
  /** Where the table's other direction names cases instead of metrics. */
  readonly case?: string;
  /** One for each entity, in their order. */
  readonly cells: readonly (Cell | undefined)[];
}

const METRIC_WORDS =
  /^(?:metrics?|features?|measure(?:ment)?s?|criteri(?:on|a)|statistics?|stats?|results?|kpis?|properties|property|indicators?)$/i;
const CASE_WORDS =
  /^(?:cases?|test(?: ?(?:case|name))?s?|benchmarks?(?: name)?|quer(?:y|ies)|endpoints?|routes?|operations?|scenarios?|workloads?|url|path)$/i;
const SUBJECT_WORDS =
  /^(?:subjects?|frameworks?|librar(?:y|ies)|servers?|languages?|runtimes?|databases?|systems?|implementations?|tools?|commands?|names?|contenders?|engines?|products?)$/i;

/**
 * Which direction of a table is which: metrics are on the side whose names say what was measured; without such
 * names the rows are the subjects. A first column named `Benchmark`, `Query`, `Endpoint` … names cases.
 */
export function layoutOf(grid: Grid): Layout {
  const corner = readHeading(grid.header[0]?.text ?? '');
  const across = shareOfMetrics(grid.header.slice(1));
  const down = shareOfMetrics(grid.rows.flatMap((row) => row[0] ?? []));
  // “Benchmark” also heads columns of metrics: their names tell.
  const namesMetrics =
    shareOf(
      grid.rows.flatMap((row) => row[0] ?? []),
      namesMetric,
    ) > 0.5;
  const rowsAreCases = CASE_WORDS.test(cornerName(corner)) && !namesMetrics;
  if (rowsAreCases && across === 0 && !grid.header.slice(1).some((cell) => SUBJECT_WORDS.test(cell.text))) {
    return casesBySubjects(grid, corner);
  }
  if (METRIC_WORDS.test(cornerName(corner)) || (!rowsAreCases && down > across)) {
    const [at, ...names] = grid.header;
    // A corner that is the name of cases would make contenders cases of one.
    const header = at !== undefined && namesMetrics ? [{ ...at, text: '' }, ...names] : grid.header;
    return metricsInColumns(transpose({ ...grid, header }));
  }
  return metricsInColumns(grid);
}

function cornerName(corner: Heading): string {
  return corner.name === '' ? corner.text : corner.name;
}

function shareOfMetrics(cells: readonly Cell[]): number {
  return shareOf(cells, saysMetric);
}

function shareOf(cells: readonly Cell[], test: (heading: Heading) => boolean): number {
  const named = cells.filter(({ text }) => readCell(text).kind === 'text');
  if (named.length === 0) return 0;
  return named.filter(({ text }) => test(readHeading(text))).length / named.length;
}

/** A unit alone does not: “Query 1 (ms)” is a case. */
function namesMetric({ metric, statistic }: Heading): boolean {
  return metric !== undefined || statistic !== undefined;
}

/** Queries down, contenders across, one metric in all cells: named by the corner or the title, else by the unit. */
function casesBySubjects(grid: Grid, corner: Heading): Layout {
  const turned = transpose(grid);
  const title = readHeading(grid.title ?? '');
  const said = [corner, title].find((heading) => heading.metric !== undefined || heading.unit !== undefined);
  const heading: Heading = { ...(said ?? corner), name: '' };
  return {
    entities: turned.rows.map((row) => (row[0]?.text === '' ? {} : { subject: row[0]?.text ?? '' })),
    columns: turned.header.slice(1).map((at, index) => ({
      heading,
      at,
      case: at.text === '' ? `row ${index + 1}` : at.text,
      cells: turned.rows.map((row) => row[index + 1]),
    })),
    labels: [],
  };
}

function metricsInColumns(grid: Grid): Layout {
  const all = grid.header.map((at, index) => ({
    at,
    heading: readHeading(at.text),
    cells: grid.rows.map((row) => row[index]),
  }));
  const find = (test: (name: string) => boolean) => all.find(({ at }) => test(at.text.trim()));
  const version = find((name) => /^version$/i.test(name));
  const variant = find((name) => /^(?:variant|configuration|config)$/i.test(name));
  const words = all.filter(
    (column) => column !== version && column !== variant && isText(column.cells) && !isMeasured(column),
  );
  let cases = words.find(({ at, heading }) => CASE_WORDS.test(at.text) || CASE_WORDS.test(heading.name));
  const subject =
    words.find((column) => column !== cases && SUBJECT_WORDS.test(column.at.text)) ??
    words.find((column) => column === all[0] && column !== cases);
  // Rows of numbers alone are told apart by the first one that measures nothing: connections, threads, sizes.
  const key = all[0];
  const counted = subject === undefined && cases === undefined && key !== undefined && grid.rows.length > 1;
  if (counted && !saysMetric(key.heading) && key !== version && all.length > 1) cases = key;

  const numberedCases = cases !== undefined && cases === key && !isText(cases.cells);
  const special = new Set([version, variant, cases, subject]);
  const rest = all.filter((column) => !special.has(column));
  const textOf = (column: (typeof all)[number] | undefined, row: number): string | undefined => {
    const text = column?.cells[row]?.text;
    return text === undefined || readCell(text).kind === 'missing' ? undefined : text;
  };
  return {
    entities: grid.rows.map((_, row) => {
      const caseText = textOf(cases, row);
      return {
        ...present('subject', textOf(subject, row)),
        ...present('version', textOf(version, row)),
        ...present('variant', textOf(variant, row)),
        ...present(
          'case',
          caseText !== undefined && numberedCases ? `${cases?.at.text ?? ''} ${caseText}`.trim() : caseText,
        ),
      };
    }),
    columns: rest.filter(isMeasured),
    labels: rest.filter((column) => !isMeasured(column)).map(({ at, cells }) => ({ name: at.text, cells })),
  };
}

function present<K extends string>(key: K, value: string | undefined): { [P in K]?: string } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: string });
}

/** Words in at least half of the cells that say anything. */
function isText(cells: readonly (Cell | undefined)[]): boolean {
  const kinds = kindsOf(cells);
  return kinds.length > 0 && kinds.filter((kind) => kind === 'text').length * 2 >= kinds.length;
}

/**
 * A column that is named as a metric is one as soon as it holds a number, so that a word among its cells is reported
 * instead of turning all of it into a label.
 */
function isMeasured({
  heading,
  cells,
}: {
  readonly heading: Heading;
  readonly cells: Column['cells'];
}): boolean {
  const kinds = kindsOf(cells);
  if (saysMetric(heading) && kinds.includes('number')) return true;
  return kinds.length > 0 && !isText(cells);
}

function kindsOf(cells: readonly (Cell | undefined)[]) {
  return cells.flatMap((cell) => {
    const { kind } = readCell(cell?.text ?? '');
    return kind === 'missing' ? [] : [kind];
  });
}
