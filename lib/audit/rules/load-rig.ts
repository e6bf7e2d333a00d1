import { agree } from '../agreement';
import type { Figure } from '../figure';
import type { FindingDraft } from '../finding';
import { intervalOf } from '../interval';
import type { AuditRule } from '../rule';
import { showCount } from '../show';

/** Load generators × connections of each against the maximum that was claimed. */
export const loadRig: AuditRule = {
  id: 'load-rig',
  check: (context) =>
    context.figuresOfMetric('max-connections').flatMap((figure) => {
      const { loadGenerators, connectionsPerGenerator } = figure.conditions;
      if (loadGenerators === undefined && connectionsPerGenerator === undefined) return [];
      return [checkRig(figure, loadGenerators, connectionsPerGenerator)];
    }),
};

function checkRig(
  figure: Figure,
  loadGenerators: number | undefined,
  connectionsPerGenerator: number | undefined,
): FindingDraft {
  if (loadGenerators === undefined || connectionsPerGenerator === undefined) {
    const missing =
      loadGenerators === undefined
        ? 'how many load generators there were'
        : 'how many connections each opened';
    return {
      verdict: 'unchecked',
      claims: figure.claims,
      arithmetic: `${loadGenerators === undefined ? '?' : showCount(loadGenerators)} × ${connectionsPerGenerator === undefined ? '?' : showCount(connectionsPerGenerator)} ≥ ${figure.shown}`,
      because: `Whether the load generators could open so many connections is open: ${missing} is not stated.`,
    };
  }
  const opened = loadGenerators * connectionsPerGenerator;
  const isEnough = figure.value <= opened;
  const isRounded = !isEnough && agree(figure, intervalOf(opened, 0)) !== 'off';
  const sign = isEnough ? '≥' : '<';
  return {
    verdict: isEnough ? 'consistent' : isRounded ? 'rounding' : 'contradicted',
    claims: figure.claims,
    arithmetic: `${showCount(loadGenerators)} × ${showCount(connectionsPerGenerator)} = ${showCount(opened)} ${sign} ${figure.shown}`,
    because: isEnough
      ? 'The load generators can open so many connections.'
      : isRounded
        ? 'The load generators open as many connections as the figure has after rounding.'
        : 'The stated load generators cannot open so many connections.',
  };
}
