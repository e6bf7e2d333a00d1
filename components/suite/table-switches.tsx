import { withQuery, type Query } from '@/lib/format/query-string';
import type { ComparisonTable } from '@/lib/tables/comparison-table';
import type { Orientation } from '@/lib/tables/table-cut';
import type { ShownParts } from './comparison-cells';

/** Parts of a column that a reader can switch; the order is that of the switches. */
export const PARTS = ['spread', 'ratio', 'claimed', 'proof'] as const;
export type Part = (typeof PARTS)[number];

const PART_LABELS: Readonly<Record<Part, string>> = {
  spread: 'Spread',
  ratio: 'Ratio',
  claimed: 'Claimed',
  proof: 'p-value and effect',
};

interface SwitchState {
  readonly hide: Part[] | null;
  readonly show: Part[] | null;
  readonly orient: Orientation | null;
}

/** Which parts of each column are shown, and which way round: links, so that they work without script. */
export function TableSwitches({
  parts,
  isOn,
  state,
  query,
  orientation,
  onChange,
}: {
  parts: readonly Part[];
  isOn: (part: Part) => boolean;
  state: SwitchState;
  query: Query;
  /** Undefined where there is nothing to turn. */
  orientation: Orientation | undefined;
  onChange: (next: Partial<SwitchState>) => void;
}) {
  const toggled = (part: Part): Pick<SwitchState, 'hide' | 'show'> => {
    const key = part === 'proof' ? 'show' : 'hide';
    const list = state[key] ?? [];
    const next = list.includes(part) ? list.filter((entry) => entry !== part) : [...list, part];
    return { hide: state.hide, show: state.show, [key]: next.length === 0 ? null : next };
  };
  return (
    <>
      {parts.length === 0 ? null : (
        <div className="chips" role="group" aria-label="Columns">
          {parts.map((part) => {
            const next = toggled(part);
            return (
              <a
                key={part}
                className="chip"
                {...(isOn(part) ? { 'aria-current': 'true' as const } : {})}
                href={withQuery(query, { hide: next.hide?.join(','), show: next.show?.join(',') })}
                onClick={(event) => {
                  event.preventDefault();
                  onChange(next);
                }}
              >
                {PART_LABELS[part]}
                <span className="vh">
                  {isOn(part) ? ', shown; press to hide' : ', hidden; press to show'}
                </span>
              </a>
            );
          })}
        </div>
      )}
      {orientation === undefined ? null : (
        <span className="seg" role="group" aria-label="Rows are">
          {ORIENTATIONS.map(({ value, label }) => (
            <a
              key={value}
              href={withQuery(query, { orient: value })}
              {...(value === orientation ? { 'aria-current': true as const } : {})}
              onClick={(event) => {
                event.preventDefault();
                onChange({ orient: value });
              }}
            >
              {label}
            </a>
          ))}
        </span>
      )}
    </>
  );
}

const ORIENTATIONS: readonly { readonly value: Orientation; readonly label: string }[] = [
  { value: 'metrics', label: 'Metrics as rows' },
  { value: 'subjects', label: 'Subjects as rows' },
];

/** Whether a part says anything in this table. */
export function isOffered(part: Part, table: ComparisonTable, hasRatios: boolean): boolean {
  if (part === 'ratio') return hasRatios;
  if (part === 'spread') return table.has.spread;
  if (part === 'claimed') return table.has.claimed && table.has.measured;
  return table.has.tested;
}

export function shownParts(
  { has }: ComparisonTable,
  hasRatios: boolean,
  isOn: (part: Part) => boolean,
): ShownParts {
  return {
    measured: has.measured,
    spread: has.spread && isOn('spread'),
    ratio: hasRatios && isOn('ratio'),
    claimed: has.claimed && (isOn('claimed') || !has.measured),
    proof: has.tested && isOn('proof'),
  };
}
