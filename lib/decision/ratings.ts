import { parseNumber } from '@/lib/format/parse-quantity';
import type { Query } from '@/lib/format/query-string';
import type { Claim } from '@/lib/model/suite-file';
import type { DecisionEvidence } from './evidence';

/** What no tool measures and the reader rates: from 0 to 10, the best. */
export interface Rating {
  /** Lower case with dashes, as a metric is named. */
  readonly id: string;
  /** Who says so. */
  readonly source: string;
  /** By slug of the option, as typed. */
  readonly values: ReadonlyMap<string, string>;
}

export const BEST_RATING = 10;

/** More than anybody rates. */
const MOST_RATINGS = 12;

/** The rated criteria in an address: `source.team-skills=asked the team`, `rate.team-skills.go-1.24=8`. */
export function ratingsIn(query: Query, evidence: DecisionEvidence): Rating[] {
  const ids = Object.keys(query).flatMap(
    (key) => /^source\.(?<id>[a-z0-9-]+)$/.exec(key)?.groups?.['id'] ?? [],
  );
  return ids.slice(0, MOST_RATINGS).map((id) => ({
    id,
    source: query[`source.${id}`] ?? '',
    values: new Map(
      evidence.subjects.flatMap(({ slug }) => {
        const value = query[`rate.${id}.${slug}`];
        return value === undefined || value.trim() === '' ? [] : [[slug, value] as const];
      }),
    ),
  }));
}

/** What is wrong with ratings, by the key of their entry. */
export function faultsOfRatings(ratings: readonly Rating[]): Map<string, string> {
  const faults = new Map<string, string>();
  for (const { id, source, values } of ratings) {
    if (source.trim() === '') faults.set(`source.${id}`, 'Expected who says so, found nothing.');
    for (const [slug, text] of values) {
      if (ratingOf(text) === undefined) {
        faults.set(`rate.${id}.${slug}`, `Expected a number from 0 to ${BEST_RATING}, found “${text}”.`);
      }
    }
  }
  return faults;
}

/**
 * The evidence with the reader's ratings as criteria of its own, on a linear scale from 0 to 10. A rating is a claim:
 * of whoever is named as its source.
 */
export function withRatings(evidence: DecisionEvidence, ratings: readonly Rating[]): DecisionEvidence {
  const known = new Set(evidence.criteria.map(({ metric }) => metric));
  const added = ratings.filter(({ id, values }) => !known.has(id) && values.size > 0);
  if (added.length === 0) return evidence;
  return {
    ...evidence,
    metrics: [
      ...evidence.metrics.filter(({ id }) => !added.some((rating) => rating.id === id)),
      ...added.map(({ id, source }) => ({
        id,
        label: labelOfRating(id),
        unit: 'count' as const,
        better: 'higher' as const,
        about: `Rated from 0 to ${BEST_RATING}, the best; source: ${source}`,
      })),
    ],
    claims: [...evidence.claims, ...added.flatMap(claimsOf)],
    criteria: [
      ...evidence.criteria,
      ...added.map(({ id }) => ({
        metric: id,
        statistic: 'value' as const,
        case: 'all',
        weight: 1,
        scale: 'linear' as const,
        from: 0,
        to: BEST_RATING,
      })),
    ],
  };
}

/** @example labelOfRating('team-skills') === 'Team skills' */
export function labelOfRating(id: string): string {
  const words = id.replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** @example ratingId('Team skills!') === 'team-skills' */
export function ratingId(label: string): string {
  return label
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40);
}

function claimsOf({ id, source, values }: Rating): Claim[] {
  return [...values].flatMap(([subject, text]) => {
    const value = ratingOf(text);
    return value === undefined
      ? []
      : [
          {
            id: `rate.${id}.${subject}`,
            subject,
            case: 'all',
            metric: id,
            statistic: 'value' as const,
            value,
            text,
            place: source,
          },
        ];
  });
}

function ratingOf(text: string): number | undefined {
  const value = parseNumber(text.trim());
  return value !== undefined && value >= 0 && value <= BEST_RATING ? value : undefined;
}
