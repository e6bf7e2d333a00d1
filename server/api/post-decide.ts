import 'server-only';
import type * as z from 'zod';
import { decide } from '@/lib/decision/decide';
import { evidenceOfSuiteFile, type DecisionEvidence } from '@/lib/decision/evidence';
import { readChoices, type ChoiceTexts } from '@/lib/decision/read-choices';
import type { Problem } from '@/lib/problem';
import type { SuiteFigures } from '@/lib/cost/suite-subjects';
import { readSuiteFile } from '@/lib/suite/read-suite-file';
import { problemsOf } from '@/lib/suite/zod-problems';
import { evidenceForSituation, type RatingTexts } from '@/lib/tables/evidence-for-situation';
import { invalid, json } from '../respond';
import { decisionQuery, decisionRequestSchema } from './decision-schemas';
import { readJsonBody } from './read-json-body';
import { badParameters, readQuery } from './read-query';

const BODY = 'body';

/**
 * Decides over the suite file of the body: sent alone, with the choices in the address, or with them in one object.
 * Stores nothing.
 */
export async function postDecide(request: Request): Promise<Response> {
  const query = readQuery(request, decisionQuery);
  const body = await readJsonBody(request);
  const { suite, pointer, texts } = isSuiteFile(body)
    ? { suite: body, pointer: '', texts: {} }
    : { pointer: '/suite', ...requestOf(body) };
  const file = readSuiteFile(suite, BODY);
  if (!file.ok) {
    throw invalid(
      file.problems.map(({ where, ...problem }) => ({
        ...problem,
        where: { ...where, pointer: `${pointer}${where.pointer ?? ''}` },
      })),
    );
  }
  return json(await decisionOf(evidenceOfSuiteFile(file.value), together(query, texts)));
}

/**
 * The decision over some evidence with choices as they were sent.
 *
 * @throws AppError INVALID for choices that are wrong (400) and for evidence that nothing can be decided from (422)
 */
export async function decisionOf(suite: DecisionEvidence & SuiteFigures, sent: ChoiceTexts & RatingTexts) {
  const { evidence, texts, problems } = await evidenceForSituation(suite, sent);
  if (problems.length > 0) throw badParameters(problems);
  const choices = readChoices(texts, evidence);
  if (!choices.ok) throw badParameters(choices.problems);
  const decision = decide(evidence, choices.value.choices);
  if (!decision.ok) {
    const isChosen = texts.weight !== undefined || texts.limit !== undefined || texts.without !== undefined;
    const asParameters = decision.problems.filter(
      ({ where }) => isChosen && (where.pointer === '/weight' || where.pointer === '/limit'),
    );
    if (asParameters.length > 0) throw badParameters(asParameters.map(asBadParameter));
    throw invalid(decision.problems);
  }
  return decision.value;
}

function asBadParameter(problem: Problem): Problem {
  return { ...problem, code: 'bad-parameter' };
}

function isSuiteFile(body: unknown): boolean {
  return typeof body === 'object' && body !== null && Object.hasOwn(body, 'format');
}

/** The suite and the choices of a request, the choices as texts, which the command line takes too. */
function requestOf(body: unknown): { readonly suite: unknown; readonly texts: ChoiceTexts } {
  const parsed = decisionRequestSchema.safeParse(body);
  if (!parsed.success) {
    throw badParameters(problemsOf(parsed.error, body, BODY).map(asBadParameter));
  }
  const {
    suite,
    weights,
    limits,
    without,
    claimTolerance,
    seed,
    situation,
    rate,
    source,
  }: z.infer<typeof decisionRequestSchema> = parsed.data;
  const texts: ChoiceTexts & RatingTexts = {
    weight:
      weights === undefined
        ? undefined
        : Object.entries(weights).map(([name, weight]) => `${name}=${weight}`),
    limit: limits,
    without,
    claimTolerance: claimTolerance === undefined ? undefined : String(claimTolerance),
    seed: seed === undefined ? undefined : String(seed),
    situation: situation === undefined ? undefined : Object.entries(situation).map(answerText),
    rate,
    source,
  };
  return { suite, texts };
}

/** Numbers are sent in canonical units; as text a duration has its unit. */
function answerText([field, answer]: [string, number | boolean | string]): string {
  if (typeof answer === 'boolean') return `${field}=${answer ? 'yes' : 'no'}`;
  return `${field}=${answer}${typeof answer === 'number' && field === 'latencyP99Ns' ? 'ns' : ''}`;
}

function together(a: ChoiceTexts & RatingTexts, b: ChoiceTexts & RatingTexts): ChoiceTexts & RatingTexts {
  return {
    weight: listOf(a.weight, b.weight),
    limit: listOf(a.limit, b.limit),
    without: listOf(a.without, b.without),
    claimTolerance: a.claimTolerance ?? b.claimTolerance,
    seed: a.seed ?? b.seed,
    situation: listOf(a.situation, b.situation),
    rate: listOf(a.rate, b.rate),
    source: listOf(a.source, b.source),
  };
}

function listOf(
  a: readonly string[] | undefined,
  b: readonly string[] | undefined,
): readonly string[] | undefined {
  return a === undefined && b === undefined ? undefined : [...(a ?? []), ...(b ?? [])];
}
