import { resolutionsOf } from '@/lib/charts/tool-resolution';
import { isTimedMetric } from '../conditions';
import { fullConditionsOf } from '../context';
import type { Figure } from '../figure';
import type { FindingDraft } from '../finding';
import type { AuditRule } from '../rule';
import { showNumber } from '../show';
import { groupBy } from '../group-by';

/** Latencies written more finely than the tool that timed them can tell apart. */
export const resolution: AuditRule = {
  id: 'resolution',
  check: (context) => {
    const timed = context.figures
      .filter((figure) => isTimedMetric(figure.metric) && figure.value > 0)
      .flatMap((figure) => {
        const { tool } = fullConditionsOf(context, figure);
        return tool === undefined ? [] : [{ figure, tool }];
      });
    const groups = groupBy(timed, ({ figure, tool }) =>
      JSON.stringify([tool.trim().toLowerCase(), figure.subject, figure.case]),
    );
    return [...groups.values()].map((group) =>
      checkTool(
        group[0]?.tool ?? '',
        group.map(({ figure }) => figure),
      ),
    );
  },
};

function checkTool(tool: string, figures: readonly Figure[]): FindingDraft {
  const [known] = resolutionsOf([tool]);
  if (known === undefined) {
    return {
      verdict: 'unchecked',
      claims: figures.flatMap((figure) => figure.claims),
      arithmetic: `${figures.map(labelOf).slice(0, 4).join(', ')}; resolution of ${tool}: ?`,
      because: `Whether ${tool} can tell such times apart is open: its resolution is not known here.`,
    };
  }
  const { resolutionNs } = known;
  const limit = showNumber(resolutionNs, 'ns');
  const below = figures.filter((figure) => figure.value < resolutionNs);
  const finer = figures.filter((figure) => figure.lastDigit > 0 && figure.lastDigit < resolutionNs);
  const faulty = below.length > 0 ? below : finer;
  const shown = (faulty.length > 0 ? faulty : figures).toSorted((a, b) => a.value - b.value);
  const distinct = [...new Set(shown.map(labelOf))];
  return {
    verdict: faulty.length > 0 ? 'mismatch' : 'consistent',
    ...(below.length > 0 ? { severity: 'high' as const } : {}),
    claims: shown.flatMap((figure) => figure.claims),
    arithmetic: `${distinct.join(', ')} ${below.length > 0 ? '<' : faulty.length > 0 ? 'to digits finer than' : '≥'} ${limit}, the resolution of ${tool}`,
    because:
      below.length > 0
        ? 'The times are smaller than what the tool can tell apart; another clock, which is not stated, could explain it.'
        : faulty.length > 0
          ? 'The times have digits that the tool cannot tell apart.'
          : 'The tool can tell such times apart.',
  };
}

function labelOf(figure: Figure): string {
  return `${figure.statistic} ${figure.shown}`;
}
