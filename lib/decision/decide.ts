import { cellOf } from '@/lib/hdr/cell-of';
import { randomStream } from '@/lib/random/random-stream';
import { fail, succeed, type Result } from '@/lib/result';
import { keepsLimit, type Choices } from './choices';
import { couldChange } from './could-change';
import type { Decision, DecisionFlip, DecisionOption } from './decision';
import { decisionCriterion } from './decision-criterion';
import { gatherCells, type CellsByKind } from './decision-cell';
import { decisionRow, type DecisionRow } from './decision-row';
import { bestRows, dominators } from './dominance';
import type { DecisionEvidence } from './evidence';
import { applyGuidance, GUIDANCE_QUANTITIES } from './guidance-rules';
import { rankProbabilities } from './rank-probabilities';
import { readerCriteria, type ReaderCriterion } from './reader-criteria';
import { recommendedOptions } from './recommended-options';
import { leadersOf, normalised, scoringOf, writeScores } from './scoring';
import type { UtilityScale } from './utility-scale';
import { weightFlips } from './weight-flips';
import { winnerSentence } from './winner-sentence';
import { winShares } from './win-shares';

/** So many weightings, and so many draws of the values: shares are stable to 0.02 whatever the seed. */
const DRAWS = 10_000;

/** A hundred systems on fifty queries: more than anybody weighs, and a few seconds of draws. */
const MOST_OPTIONS = 100;
const MOST_CELLS = 5000;

/**
 * Which option of a suite is the best for a reader, and how sure that is. The same input gives the same result on every
 * machine.
 *
 * @param options.draws fewer for a first look while a slider moves; everything that is not drawn stays exact
 * @returns Problems where nothing can be decided: no criterion, no option, all weights 0, limits that contradict
 * each other. That every option breaks a limit is a result: one without a winner.
 * Source: `docs/decision.md` has every formula.
 */
export function decide(
  evidence: DecisionEvidence,
  choices: Choices,
  { draws = DRAWS }: { readonly draws?: number } = {},
): Result<Decision> {
  const read = readerCriteria(evidence, choices);
  if (!read.ok) return read;
  const criteria = read.value;
  const names = new Set([...criteria.map(({ name }) => name), ...GUIDANCE_QUANTITIES]);
  const gathered = gatherCells(evidence, names, choices.claimTolerance);
  const cellsOf = (name: string, slug: string): CellsByKind => gathered.get(name)?.get(slug) ?? {};

  const isOption = (slug: string) =>
    criteria.some(({ name, scale }) => scale !== undefined && Object.keys(cellsOf(name, slug)).length > 0);
  const subjects = evidence.subjects.filter(({ slug }) => isOption(slug));
  if (subjects.length === 0) {
    return fail({
      code: 'nothing-measured',
      where: { pointer: '/subjects' },
      expected: 'a subject with a value on a criterion',
      found: `none for ${criteria.map(({ name }) => name).join(', ')}`,
    });
  }
  if (subjects.length > MOST_OPTIONS || subjects.length * criteria.length > MOST_CELLS) {
    return fail({
      code: 'too-large',
      where: { pointer: '/subjects' },
      expected: `at most ${MOST_OPTIONS} options, and ${MOST_CELLS} options × criteria`,
      found: `${subjects.length} × ${criteria.length}`,
    });
  }
  const labels = subjects.map(({ name, version }) => (version === undefined ? name : `${name} ${version}`));
  const rows = criteria.map((criterion) =>
    decisionRow(
      criterion,
      subjects.map(({ slug }) => cellsOf(criterion.name, slug)),
      labels,
    ),
  );
  const scored = rows.filter(isScored);
  if (!scored.some(({ criterion }) => criterion.weight > 0)) {
    const row = rows.find(({ because }) => because !== undefined);
    return fail({
      code: 'out-of-range',
      where: { pointer: '/criteria' },
      expected: 'a criterion with a weight that can be scored',
      found: row?.because === undefined ? 'none' : `${row.criterion.name}: ${row.because}`,
    });
  }

  const weights = normalised(scored.map(({ criterion }) => criterion.weight));
  const scoring = scoringOf(
    scored.map(({ utilities }) => utilities),
    subjects.length,
  );
  const excludedBy = subjects.map((_, option) =>
    rows.filter((row) => breaksLimit(row, option)).map(({ criterion }) => criterion.name),
  );
  const contenders = excludedBy.flatMap((broken, option) => (broken.length === 0 ? [option] : []));
  const scores = new Float64Array(subjects.length);
  writeScores(scoring, weights, scores);
  const leaders = leadersOf(scores, contenders);
  const winner = leaders[0];
  const slugOf = (option: number) => subjects[option]?.slug ?? '';
  const slugsOf = (options: readonly number[] | undefined) => (options ?? []).map(slugOf);

  const wins = winShares(scoring, contenders, weights, { draws, random: randomStream(choices.seed, 0) });
  const ranks = rankProbabilities(scoring, scored, contenders, weights, {
    draws,
    random: randomStream(choices.seed, 1),
  });
  const dominatedBy = dominators(scored, subjects.length);
  const onPerformance = dominators(
    scored.filter(({ criterion }) => isPerformance(criterion)),
    subjects.length,
  );
  const best = bestRows(scored, subjects.length);
  const options = subjects.map(({ slug }, option): DecisionOption => {
    const score = cellOf(scores, option);
    return {
      subject: slug,
      ...(score < 0 ? {} : { score }),
      winShare: wins.all[option] ?? 0,
      rankProbabilities: ranks[option] ?? [],
      excludedBy: excludedBy[option] ?? [],
      dominatedBy: slugsOf(dominatedBy[option]),
      name: labels[option] ?? slug,
      winShareInOrder: wins.inOrder[option] ?? 0,
      dominatedOnPerformanceBy: slugsOf(onPerformance[option]),
      bestOn: (best[option] ?? []).flatMap((row) => scored[row]?.criterion.name ?? []),
      lacks: scored.filter(({ cells }) => cells[option] === undefined).map(({ criterion }) => criterion.name),
      unknownLimits: rows
        .filter(({ criterion, cells }) => criterion.limits.length > 0 && cells[option] === undefined)
        .map(({ criterion }) => criterion.name),
    };
  });

  const flips = flipsOf(
    scored,
    weights,
    winner === undefined ? [] : weightFlips(scoring, winner, contenders, weights),
    slugOf,
  );
  const decision: Omit<Decision, 'sentence'> = {
    ...(winner === undefined ? {} : { winner: slugOf(winner) }),
    options,
    flips,
    leaders: slugsOf(leaders),
    criteria: [
      ...scored.map((row, index) => decisionCriterion(row, slugOf, cellOf(weights, index))),
      ...rows.filter((row) => !isScored(row)).map((row) => decisionCriterion(row, slugOf)),
    ],
    neverMatter:
      winner === undefined
        ? []
        : flips
            .filter((flip) => flip.flipsAtWeight === undefined && flip.weight < 1)
            .map(({ criterion }) => criterion),
    couldChange: couldChange(
      scored,
      rows.filter((row) => !isScored(row)),
      { weights, winner, slugOf },
    ),
    recommended: recommendedOptions(
      evidence.statements,
      options,
      scored.map(({ criterion }) => criterion),
    ),
    guidance: applyGuidance(evidence.guidance, choices.situation, gathered),
    leftOut: evidence.subjects.filter(({ slug }) => !isOption(slug)).map(({ slug }) => slug),
    settings: { claimTolerance: choices.claimTolerance, seed: choices.seed, draws },
  };
  return succeed(withSentence(decision));
}

/** The sentence stands right after what scripts read. */
function withSentence({ winner, options, flips, ...rest }: Omit<Decision, 'sentence'>): Decision {
  const first = { ...(winner === undefined ? {} : { winner }), options, flips };
  return { ...first, sentence: winnerSentence({ ...first, ...rest }), ...rest };
}

type ScoredRow = DecisionRow & { readonly scale: UtilityScale };

function isScored(row: DecisionRow): row is ScoredRow {
  return row.scale !== undefined;
}

function isPerformance({ info }: ReaderCriterion): boolean {
  return info.group === 'latency' || info.group === 'capacity' || info.group === 'failure';
}

function breaksLimit({ criterion, cells }: DecisionRow, option: number): boolean {
  const value = cells[option]?.value;
  return value !== undefined && criterion.limits.some((limit) => !keepsLimit(value, limit));
}

function flipsOf(
  scored: readonly ScoredRow[],
  weights: Float64Array,
  flips: ReturnType<typeof weightFlips>,
  slugOf: (option: number) => string,
): DecisionFlip[] {
  return scored.map(({ criterion }, row) => {
    const flip = flips[row];
    return {
      criterion: criterion.name,
      weight: cellOf(weights, row),
      ...(flip === undefined ? {} : { flipsAtWeight: flip.atWeight, newWinner: slugOf(flip.winner) }),
    };
  });
}
