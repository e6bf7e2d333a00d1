import { areaOf, type MapPoint, type WinnerMap } from './winner-map';

/** How much of the map of two criteria an option has, and where its name may stand. */
export interface MapShare {
  /** Slug. */
  readonly subject: string;
  /** Share of all pairs of weights. */
  readonly share: number;
  /** The centre of its largest part. */
  readonly centre: MapPoint;
}

/** The options on a map, in the order of its regions. */
export function mapShares({ regions }: WinnerMap): MapShare[] {
  return regions.flatMap(({ subject, polygons }) => {
    const areas = polygons.map((polygon) => ({ polygon, area: areaOf(polygon) }));
    const [largest] = areas.toSorted((a, b) => b.area - a.area);
    if (largest === undefined) return [];
    // The triangle of all weights has the area one half.
    const share = areas.reduce((sum, { area }) => sum + area, 0) * 2;
    return [{ subject, share, centre: centreOf(largest.polygon) }];
  });
}

function centreOf(polygon: readonly MapPoint[]): MapPoint {
  const sum = polygon.reduce<[number, number]>(([sumX, sumY], [x, y]) => [sumX + x, sumY + y], [0, 0]);
  return [sum[0] / polygon.length, sum[1] / polygon.length];
}
