import { criterionName } from './criterion-name';
import type { DecisionCriterion } from './decision';
import type { DecisionRow } from './decision-row';

/**
 * A row as it stands in a result.
 *
 * @param weight share of the weight; absent for a row that takes no part in the score
 */
export function decisionCriterion(
  { criterion, cells, utilities, scale, because, grade, notes }: DecisionRow,
  slugOf: (option: number) => string,
  weight?: number,
): DecisionCriterion {
  return {
    criterion: criterionName(criterion),
    case: criterion.case,
    metric: criterion.metric,
    statistic: criterion.statistic,
    label: criterion.label,
    unit: criterion.info.unit,
    better: criterion.info.better,
    ...(weight === undefined ? {} : { weight }),
    ...(because === undefined ? {} : { because }),
    ...(scale === undefined ? {} : { scale: scale.kind }),
    ...(scale === undefined || scale.kind === 'ratio' ? {} : { from: scale.from, to: scale.to }),
    limits: criterion.limits,
    ...(grade === undefined ? {} : { grade }),
    notes,
    cells: cells.flatMap((cell, option) => {
      if (cell === undefined) return [];
      const { value, low, high, spread, grade: cellGrade, runs, claim } = cell;
      const utility = utilities[option];
      return {
        subject: slugOf(option),
        value,
        ...(utility === undefined ? {} : { utility }),
        low,
        high,
        spread,
        grade: cellGrade,
        ...(runs === undefined ? {} : { runs }),
        ...(claim === undefined ? {} : { claim: claim.id }),
      };
    }),
  };
}
