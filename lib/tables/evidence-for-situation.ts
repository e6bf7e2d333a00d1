import { isCostFieldName } from '@/lib/cost/fields';
import { subjectsOfSuite, type SuiteFigures } from '@/lib/cost/suite-subjects';
import { isSituationField } from '@/lib/decision/decide-query';
import type { DecisionEvidence } from '@/lib/decision/evidence';
import { faultsOfRatings, ratingsIn, withRatings } from '@/lib/decision/ratings';
import type { ChoiceTexts } from '@/lib/decision/read-choices';
import type { Query } from '@/lib/format/query-string';
import type { Problem } from '@/lib/problem';
import { situationCosts } from './compute-situation-costs';
import { withSituationCosts } from './situation-costs';

/** What a reader rates, as typed. */
export interface RatingTexts {
  /** `team-skills.go-1.24=8` */
  readonly rate?: readonly string[] | undefined;
  /** `team-skills=asked the team` */
  readonly source?: readonly string[] | undefined;
}

/**
 * The evidence of a decision for one reader, as the page makes it from an address: with what the reader rates, and with
 * the monthly cost for the reader's users. Fields of the cost calculator are taken beside those of the situation, such
 * as `region=eu-west-1`.
 *
 * @returns the texts that are left to be read as choices; a notice where no cost could be computed
 */
export async function evidenceForSituation<Texts extends ChoiceTexts & RatingTexts>(
  suite: DecisionEvidence & SuiteFigures,
  texts: Texts,
): Promise<{
  readonly evidence: DecisionEvidence;
  readonly texts: Texts;
  readonly problems: readonly Problem[];
  readonly notice?: string;
}> {
  const answers = (texts.situation ?? []).map((text) => [text, ...halves(text)] as const);
  const query: Query = Object.fromEntries([
    ...answers.map(([, field, answer]) => [field, answer]),
    ...(texts.rate ?? []).map(halves).map(([name, value]) => [`rate.${name}`, value]),
    ...(texts.source ?? []).map(halves).map(([name, value]) => [`source.${name}`, value]),
  ]);
  const ratings = ratingsIn(query, suite);
  const faults = [...faultsOfRatings(ratings), ...strayRatings(query, ratings)];
  const costs = await situationCosts(query, subjectsOfSuite(suite));
  const situation = answers.flatMap(([text, field]) =>
    isCostFieldName(field) && !isSituationField(field) ? [] : [text],
  );
  return {
    evidence: withSituationCosts(withRatings(suite, ratings), costs),
    texts: { ...texts, situation: texts.situation === undefined ? undefined : situation },
    problems: faults.map(([key, fault]) => ({
      code: 'bad-parameter',
      where: { pointer: `/${key.split('.')[0] ?? ''}` },
      expected: fault.replace(/^Expected /, '').replace(/, found .*$/su, ''),
      found: `“${key.slice(key.indexOf('.') + 1)}=${query[key] ?? ''}”`,
    })),
    ...(costs?.problem === undefined ? {} : { notice: costs.problem }),
  };
}

/** Ratings of what has no source, or of no option. */
function strayRatings(query: Query, ratings: ReturnType<typeof ratingsIn>): [string, string][] {
  const known = new Set(
    ratings.flatMap(({ id, values }) => [...values.keys()].map((slug) => `rate.${id}.${slug}`)),
  );
  return Object.keys(query).flatMap((key): [string, string][] =>
    key.startsWith('rate.') && !known.has(key)
      ? [[key, 'Expected NAME.SUBJECT=RATING with a subject of the suite, and a source of NAME, found it.']]
      : [],
  );
}

function halves(text: string): [string, string] {
  const at = text.indexOf('=');
  return at < 0 ? [text.trim(), ''] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}
