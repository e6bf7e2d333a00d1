/** A few lines of a source file around a place. */
export interface Excerpt {
  /** Number of the first of `lines`, from 1. */
  readonly firstLine: number;
  readonly lines: readonly string[];
  /** What to mark: a line of the file, and a range of columns (from 1, end excluded); the whole line without one. */
  readonly mark?: { readonly line: number; readonly from?: number; readonly to?: number };
}

/** Lines of a file with their numbers, the place in question marked. */
export function SourceExcerpt({ excerpt }: { excerpt: Excerpt }) {
  return (
    <pre className="src">
      {excerpt.lines.map((line, index) => {
        const number = excerpt.firstLine + index;
        return (
          <span key={number}>
            <span className="ln">{number}</span>
            {excerpt.mark?.line === number ? <MarkedLine line={line} mark={excerpt.mark} /> : line}
            {'\n'}
          </span>
        );
      })}
    </pre>
  );
}

function MarkedLine({ line, mark }: { line: string; mark: NonNullable<Excerpt['mark']> }) {
  const start = mark.from === undefined ? 0 : mark.from - 1;
  const end = mark.to === undefined ? line.length : mark.to - 1;
  return (
    <>
      {line.slice(0, start)}
      <mark>{line.slice(start, end) || ' '}</mark>
      {line.slice(end)}
    </>
  );
}
