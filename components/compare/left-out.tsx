import { Icon } from '@/components/ui/icon';
import { LEAVE_OUT_REASONS, type LeaveOutReason } from '@/lib/comparison/leave-out-reason';
import { withQuery, type Query } from '@/lib/format/query-string';
import type { ComparePageModel } from '@/lib/tables/compare-page';

/** What misleads and is therefore left out, with a switch each to take it in. */
export function LeftOut({ model, query }: { model: ComparePageModel; query: Query }) {
  const lines = LEAVE_OUT_REASONS.flatMap((reason) => {
    const text = describe(reason, model);
    return text === undefined ? [] : [{ reason, text, isIn: model.query.include.includes(reason) }];
  });
  if (lines.length === 0) return null;
  return (
    <ul className="cp-left" aria-label="Marked as misleading">
      {lines.map(({ reason, text, isIn }) => {
        const include = LEAVE_OUT_REASONS.filter(
          (one) => model.query.include.includes(one) !== (one === reason),
        );
        return (
          <li key={reason}>
            <Icon name="warn" label="Caution:" /> <b>{isIn ? 'Taken in:' : 'Left out:'}</b> {text}{' '}
            <a href={withQuery(query, { include: include.join(',') })}>
              {isIn ? 'Leave out' : 'Take in'}
              <span className="vh"> {text}</span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}

function describe(reason: LeaveOutReason, { marked, unsupported }: ComparePageModel): string | undefined {
  if (reason === 'unsupported') {
    if (unsupported.length === 0) return undefined;
    const names = unsupported.map(({ statistic, runs }) => `${statistic} of ${count(runs)}`);
    return `percentiles with fewer than ten values beyond them, ${names.join(', ')}.`;
  }
  const runs = marked.filter((mark) => mark.reason === reason);
  if (runs.length === 0) return undefined;
  return reason === 'saturated'
    ? `${count(runs.length)} saturated, below 95 % of the offered rate.`
    : `${count(runs.length)} with more than 1 % errors.`;
}

function count(runs: number): string {
  return `${runs.toLocaleString('en-US')} ${runs === 1 ? 'run' : 'runs'}`;
}
