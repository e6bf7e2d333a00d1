import type { ComparisonRow } from '@/lib/comparison/comparison';
import { chooseScale, formatCount, formatScaled } from '@/lib/format/format-value';
import { dotAxis, fittingScale, type AxisScale } from './dot-axis';
import { dotValues, quantityName, type RunValues } from './dot-values';

/** A subject under one name, over its versions. */
export interface HistoryColumn {
  readonly slug: string;
  readonly name: string;
  readonly version?: string;
}

/** One quantity over versions, one line a name, as shares of width and height. */
export interface HistoryChart {
  readonly title: string;
  readonly unit: string;
  readonly scale: AxisScale;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
  readonly lines: readonly HistoryLine[];
  readonly captions: readonly string[];
}

export interface HistoryLine {
  readonly name: string;
  /** Its last version, which gives the line its colour. */
  readonly column: string;
  /** The oldest version first. */
  readonly points: readonly HistoryPoint[];
}

export interface HistoryPoint {
  readonly column: string;
  readonly version: string;
  /** Share of the width. */
  readonly x: number;
  /** Absent where the value has no place on a logarithmic axis. */
  readonly at?: number;
  readonly lowAt?: number;
  readonly highAt?: number;
  readonly isClaim: boolean;
  readonly text: string;
  readonly runs: string;
}

/**
 * A row of a comparison over the versions of its subjects: those of one name that have a number in at least two.
 *
 * @returns undefined where no name has two
 */
export function buildHistoryChart(
  row: ComparisonRow,
  columns: readonly HistoryColumn[],
  { scale: wanted, runsOf }: { readonly scale?: AxisScale; readonly runsOf?: RunValues } = {},
): HistoryChart | undefined {
  const values = new Map(
    dotValues(
      row,
      columns.map(({ slug }) => slug),
      runsOf,
    ).map((value) => [value.column, value]),
  );
  const families = new Map<string, HistoryColumn[]>();
  for (const column of columns) {
    if (column.version === undefined || !values.has(column.slug)) continue;
    families.set(column.name, [...(families.get(column.name) ?? []), column]);
  }
  const histories = [...families]
    .map(([name, members]) => ({
      name,
      members: members.toSorted((a, b) => compareVersions(a.version ?? '', b.version ?? '')),
    }))
    .filter(({ members }) => members.length >= 2);
  const shown = histories.flatMap(({ members }) => members.flatMap(({ slug }) => values.get(slug) ?? []));
  if (shown.length === 0) return undefined;
  const all = shown.flatMap(({ value, low = value, high = value }) => [value, low, high]);
  const unit = chooseScale(
    shown.map(({ value }) => value),
    row.metric.unit,
  );
  const axis = dotAxis(all, unit, wanted ?? fittingScale(all));
  const lines = histories.map(({ name, members }): HistoryLine => ({
    name,
    column: members.at(-1)?.slug ?? name,
    points: members.flatMap(({ slug, version = '' }, index): HistoryPoint[] => {
      const own = values.get(slug);
      if (own === undefined) return [];
      const [at, lowAt, highAt] = [own.value, own.low, own.high].map((value) =>
        value === undefined ? undefined : axis.place(value),
      );
      return [
        {
          column: slug,
          version,
          x: index / (members.length - 1),
          ...(at === undefined ? {} : { at }),
          ...(lowAt === undefined || highAt === undefined ? {} : { lowAt, highAt }),
          isClaim: own.isClaim,
          text: formatScaled(own.value, unit),
          runs: own.isClaim
            ? 'claimed'
            : `${formatCount(own.runCount)} ${own.runCount === 1 ? 'run' : 'runs'}`,
        },
      ];
    }),
  }));
  const homeless = lines.flatMap(({ points }) => points).filter(({ at }) => at === undefined).length;
  return {
    title: quantityName(row),
    unit: unit.label,
    scale: axis.scale,
    ticks: axis.ticks,
    lines,
    captions: [
      'Versions in their order, equally far apart: not a scale of time. Bar: 95 % interval of the median, from six runs on.',
      ...(shown.some(({ isClaim }) => isClaim) ? ['Hollow: claimed, not measured.'] : []),
      ...(homeless === 0
        ? []
        : [
            `${homeless === 1 ? 'One version is' : `${homeless} versions are`} not drawn: zero or below has no place on a log scale.`,
          ]),
    ],
  };
}

/**
 * By their numbers, then by what follows them, a pre-release before its release.
 *
 * @example compareVersions('1.9', '1.10') < 0
 */
export function compareVersions(a: string, b: string): number {
  const [x, y] = [a, b].map((text) => /^[^\d]*([\d.]*)(.*)$/s.exec(text));
  const [left, right] = [x, y].map((match) => (match?.[1] ?? '').split('.').map(Number));
  for (let index = 0; index < Math.max(left?.length ?? 0, right?.length ?? 0); index += 1) {
    const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  const [restX = '', restY = ''] = [x?.[2], y?.[2]];
  if (restX === restY) return 0;
  if (restX === '' || restY === '') return restX === '' ? 1 : -1;
  return restX < restY ? -1 : 1;
}
