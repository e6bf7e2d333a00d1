import { memo } from 'react';
import { Section } from '@/components/ui/section';
import { Select } from '@/components/ui/select';
import type { Decision } from '@/lib/decision/decision';
import { mapShares } from '@/lib/decision/map-shares';
import { winnerMap, type MapPoint, type WinnerMap } from '@/lib/decision/winner-map';
import { formatShare, formatWeight } from '@/lib/decision/words';
import type { Query } from '@/lib/format/query-string';
import { OptionName, type SubjectNames } from './subject-names';
import type { QueryChanges } from './use-decision';

/** Who wins for every pair of weights of two criteria. */
export const MapSection = memo(function MapSection({
  decision,
  names,
  query,
  onChange,
}: {
  decision: Decision;
  names: SubjectNames;
  query: Query;
  onChange: (changes: QueryChanges) => void;
}) {
  const scored = decision.criteria.filter(({ weight }) => weight !== undefined);
  if (scored.length < 3) return null;
  const [x, y] = axesOf(decision, query);
  const map = winnerMap(decision, x, y);
  const labelOf = (name: string) => scored.find(({ criterion }) => criterion === name)?.label ?? name;
  return (
    <Section
      id="map"
      title="Two criteria"
      notes={[
        'Who wins for every pair of weights of the two, while the others share the rest as they do now.',
      ]}
    >
      <div className="dc-map">
        <div className="dc-fields">
          {[
            { key: 'x', value: x, label: 'Across' },
            { key: 'y', value: y, label: 'Upwards' },
          ].map(({ key, value, label }) => (
            <label key={key} className="field">
              <span className="lab">{label}</span>
              <Select
                name={key}
                value={query[key] === undefined ? '' : value}
                options={scored.map(({ criterion, label: text }) => ({
                  // What the map chooses by itself is not sent, so that the address stays short.
                  value: query[key] === undefined && criterion === value ? '' : criterion,
                  label: text,
                }))}
                onChange={(event) => onChange({ [key]: event.target.value })}
              />
            </label>
          ))}
        </div>
        {map === undefined ? (
          <p className="note">Two different criteria are needed, and others with a weight beside them.</p>
        ) : (
          <>
            <MapDrawing map={map} names={names} across={labelOf(x)} upwards={labelOf(y)} />
            <ul className="dc-mapkey">
              {mapShares(map).map(({ subject, share }) => (
                <li key={subject}>
                  <OptionName slug={subject} names={names} /> wins {formatShare(share)} of the map
                </li>
              ))}
              <li>
                You are at {formatWeight(map.here[0])} {labelOf(x)} and {formatWeight(map.here[1])}{' '}
                {labelOf(y)}.
              </li>
            </ul>
          </>
        )}
      </div>
    </Section>
  );
});

function MapDrawing({
  map,
  names,
  across,
  upwards,
}: {
  map: WinnerMap;
  names: SubjectNames;
  across: string;
  upwards: string;
}) {
  return (
    <svg
      className="dc-mapsvg"
      viewBox={`0 0 ${SIZE + LEFT + 10} ${SIZE + 50}`}
      role="img"
      aria-label={`Who wins by the weight of ${across} and of ${upwards}; in words beside it`}
    >
      {map.regions.map(({ subject, polygons }) => (
        <path
          key={subject}
          className={`dc-region s${names.slotOf(subject)}`}
          d={polygons.map((polygon) => `M${polygon.map(pointText).join('L')}Z`).join('')}
        />
      ))}
      {mapShares(map).map(({ subject, share, centre }) =>
        share < SMALLEST_NAMED ? null : (
          <text key={subject} x={pixelX(centre)} y={pixelY(centre)} className="dc-mapname">
            {names.heads.find(({ slug }) => slug === subject)?.name ?? subject}
          </text>
        ),
      )}
      <path className="dc-line" d={`M${LEFT} ${TOP}V${TOP + SIZE}H${LEFT + SIZE}`} />
      <circle className="dc-here" cx={pixelX(map.here)} cy={pixelY(map.here)} r="5" />
      <text className="dc-axis" x={LEFT + SIZE} y={TOP + SIZE + 16} textAnchor="end">
        100 %
      </text>
      <text className="dc-axis" x={LEFT - 6} y={TOP + SIZE + 16} textAnchor="end">
        0
      </text>
      <text className="dc-axis" x={LEFT - 6} y={TOP + 10} textAnchor="end">
        100 %
      </text>
      <text className="dc-axis" x={LEFT + SIZE / 2} y={TOP + SIZE + 32} textAnchor="middle">
        weight of {across}
      </text>
      <text className="dc-axis" x={LEFT + 10} y={TOP + 10}>
        weight of {upwards}
      </text>
    </svg>
  );
}

const SIZE = 280;
const LEFT = 44;
const TOP = 8;
/** A smaller region has no room for a name. */
const SMALLEST_NAMED = 0.05;

function pixelX([x]: MapPoint): number {
  return Math.round((LEFT + x * SIZE) * 10) / 10;
}

function pixelY([, y]: MapPoint): number {
  return Math.round((TOP + (1 - y) * SIZE) * 10) / 10;
}

function pointText(point: MapPoint): string {
  return `${pixelX(point)} ${pixelY(point)}`;
}

/** Those of the address, else the two with the nearest flips: there the map has something to tell. */
function axesOf({ criteria, flips }: Decision, query: Query): [string, string] {
  const scored = criteria.flatMap(({ criterion, weight }) => (weight === undefined ? [] : [criterion]));
  const distance = ({ weight, flipsAtWeight }: (typeof flips)[number]) =>
    flipsAtWeight === undefined ? 1 : Math.abs(flipsAtWeight - weight);
  const nearest = flips.toSorted((a, b) => distance(a) - distance(b)).map(({ criterion }) => criterion);
  const pick = (name: string | undefined, other?: string) =>
    name !== undefined && scored.includes(name)
      ? name
      : (nearest.find((candidate) => candidate !== other) ?? scored[0] ?? '');
  const x = pick(query['x'], query['y']);
  return [x, pick(query['y'], x)];
}
