import { parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { placeAt } from '../read/json';
import { MAX_CELL_LENGTH, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, type Cell, type Grid } from './grid';

/** More markup than a table of results has; keeps the parser's worst cases out of reach. */
const MAX_TABLE_LENGTH = 2_000_000;
const MAX_TAGS = 20_000;

/**
 * The tables of an HTML text. Only what stands between `<table` and `</table>` reaches the HTML parser, so that
 * hostile nesting elsewhere costs nothing. Tables beyond the limits of a grid are left out.
 */
export function readHtml(text: string): Grid[] {
  const grids: Grid[] = [];
  const opening = /<table[\s>]/gi;
  const closing = /<\/table\s*>/gi;
  for (let open = opening.exec(text); open !== null; open = opening.exec(text)) {
    closing.lastIndex = open.index;
    const close = closing.exec(text);
    if (close === null) break;
    const end = close.index + close[0].length;
    const grid = readTable(text, open.index, end);
    if (grid !== undefined) grids.push(grid);
    opening.lastIndex = end;
  }
  return grids;
}

function readTable(text: string, start: number, end: number): Grid | undefined {
  const html = text.slice(start, end);
  if (html.length > MAX_TABLE_LENGTH || countTags(html) > MAX_TAGS) return undefined;
  const first = placeAt(text, start, '');
  const place = (element: Tree.Element): { line: number; column: number } => {
    const location = element.sourceCodeLocation;
    const line = location?.startLine ?? 1;
    const column = location?.startCol ?? 1;
    return {
      line: (first.line ?? 1) + line - 1,
      column: line === 1 ? (first.column ?? 1) + column - 1 : column,
    };
  };
  const elements = [...descendants(parseFragment(html, { sourceCodeLocationInfo: true }))];
  const rows = spread(
    elements
      .filter(({ tagName }) => tagName === 'tr')
      .map((row) =>
        row.childNodes.flatMap((node) =>
          'tagName' in node && (node.tagName === 'td' || node.tagName === 'th')
            ? [
                {
                  text: textOf(node),
                  ...place(node),
                  columns: span(node, 'colspan'),
                  rows: span(node, 'rowspan'),
                },
              ]
            : [],
        ),
      )
      .filter((row) => row.length > 0),
  );
  const [header, ...body] = rows;
  if (header === undefined || header.length > MAX_COLUMNS || body.length > MAX_ROWS) return undefined;
  if (rows.length * header.length > MAX_CELLS) return undefined;
  if (rows.some((row) => row.some((cell) => cell.text.length > MAX_CELL_LENGTH))) return undefined;
  const caption = elements.find(({ tagName }) => tagName === 'caption');
  return {
    kind: 'HTML',
    ...(caption === undefined ? {} : { title: textOf(caption).slice(0, MAX_CELL_LENGTH) }),
    header,
    rows: body.map((row) => row.slice(0, header.length)),
  };
}

interface SpanningCell extends Cell {
  readonly columns: number;
  readonly rows: number;
}

/** Repeats cells that span columns or rows in every place that they cover. */
function spread(rows: readonly (readonly SpanningCell[])[]): Cell[][] {
  const waiting = new Map<number, { cell: Cell; rows: number }>();
  return rows.map((row) => {
    const cells: Cell[] = [];
    const takeWaiting = () => {
      for (let above = waiting.get(cells.length); above !== undefined; above = waiting.get(cells.length)) {
        if (above.rows === 1) waiting.delete(cells.length);
        else waiting.set(cells.length, { ...above, rows: above.rows - 1 });
        cells.push(above.cell);
      }
    };
    for (const { columns, rows: height, ...cell } of row) {
      takeWaiting();
      for (let n = 0; n < columns && cells.length <= MAX_COLUMNS; n += 1) {
        if (height > 1) waiting.set(cells.length, { cell, rows: height - 1 });
        cells.push(cell);
      }
    }
    takeWaiting();
    return cells;
  });
}

function span(element: Tree.Element, name: 'colspan' | 'rowspan'): number {
  const text = element.attrs.find((attribute) => attribute.name === name)?.value ?? '';
  return /^[1-9]\d{0,2}$/.test(text) ? Number(text) : 1;
}

/** All elements below a node in document order, without recursion. */
function* descendants(root: Tree.ParentNode): Generator<Tree.Element> {
  const stack: Tree.ChildNode[] = root.childNodes.toReversed();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (!('tagName' in node)) continue;
    yield node;
    for (const child of node.childNodes.toReversed()) stack.push(child);
  }
}

function textOf(element: Tree.Element): string {
  const parts: string[] = [];
  const stack: Tree.ChildNode[] = element.childNodes.toReversed();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.nodeName === '#text' && 'value' in node) parts.push(node.value);
    else if ('tagName' in node && node.tagName !== 'script' && node.tagName !== 'style') {
      if (node.tagName === 'br') parts.push(' ');
      for (const child of node.childNodes.toReversed()) stack.push(child);
    }
  }
  return parts.join('').replace(/\s+/g, ' ').trim();
}

function countTags(html: string): number {
  let count = 0;
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at + 1)) count += 1;
  return count;
}
