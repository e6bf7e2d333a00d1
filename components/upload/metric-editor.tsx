import { ScrollRegion } from '@/components/ui/scroll-region';
import { Select } from '@/components/ui/select';
import type { FileMetric } from '@/lib/upload/file-metrics';
import type { ChoiceChange } from '@/lib/upload/import-address';
import {
  canonicalOf,
  isDirection,
  isWrittenUnit,
  WRITTEN_UNITS,
  type MetricChoice,
} from '@/lib/upload/metric-choice';
import type { UploadItem } from '@/lib/upload/upload-item';

const UNIT_OPTIONS = [{ value: '', label: 'not known: kept, never ranked' }, ...WRITTEN_UNITS];
const DIRECTION_OPTIONS = [
  { value: 'lower', label: 'lower is better' },
  { value: 'higher', label: 'higher is better' },
  { value: 'neutral', label: 'neither' },
];

/** Unit and direction of the metrics that the file names itself; those that every reader knows have theirs. */
export function MetricEditor({
  item,
  metrics,
  onChoose,
}: {
  item: UploadItem;
  metrics: readonly FileMetric[];
  onChoose: (change: ChoiceChange) => void;
}) {
  if (metrics.length === 0) return null;
  // While a choice is checked the controls stay: one that is switched off loses the focus.
  const isFixed = item.step.at === 'saved' || item.step.at === 'saving';
  const choiceOf = (id: string): MetricChoice => item.choice.metrics?.get(id) ?? {};
  const choose = (id: string, choice: MetricChoice) => {
    const next = new Map(item.choice.metrics);
    if (choice.unit === undefined && choice.better === undefined) next.delete(id);
    else next.set(id, choice);
    onChoose({ metrics: next.size === 0 ? undefined : next });
  };
  return (
    <ScrollRegion label={`Metrics that ${item.fileName} names itself`}>
      <table className="named">
        <caption>
          Metrics that the file names itself. Say what their numbers mean, or leave it as it is.
        </caption>
        <thead>
          <tr>
            <th scope="col">Metric</th>
            <th scope="col">Unit in the file</th>
            <th scope="col">Better</th>
          </tr>
        </thead>
        <tbody>
          {metrics.map((metric) => (
            <Row
              key={metric.id}
              metric={metric}
              choice={choiceOf(metric.id)}
              isFixed={isFixed}
              onChoose={(choice) => choose(metric.id, choice)}
            />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Row({
  metric,
  choice,
  isFixed,
  onChoose,
}: {
  metric: FileMetric;
  choice: MetricChoice;
  isFixed: boolean;
  onChoose: (choice: MetricChoice) => void;
}) {
  const { unit: _unit, ...withoutUnit } = choice;
  const isOpen = metric.unit === 'unknown' || choice.unit !== undefined;
  return (
    <tr>
      <th scope="row">
        {metric.label} <code className="dir">{metric.id}</code>
      </th>
      <td>
        {isOpen ? (
          <Select
            aria-label={`Unit of ${metric.label}`}
            disabled={isFixed}
            value={choice.unit ?? ''}
            options={UNIT_OPTIONS}
            onChange={({ target: { value } }) =>
              onChoose(isWrittenUnit(value) ? { ...choice, unit: value } : withoutUnit)
            }
          />
        ) : (
          <>
            {metric.unit} <span className="muted small">as the file says</span>
          </>
        )}
        {choice.unit !== undefined && canonicalOf(choice.unit).factor !== 1 ? (
          <span className="hint"> stored as {canonicalOf(choice.unit).unit}</span>
        ) : null}
      </td>
      <td>
        <Select
          aria-label={`Better direction of ${metric.label}`}
          disabled={isFixed}
          value={choice.better ?? metric.better}
          options={DIRECTION_OPTIONS}
          onChange={({ target: { value } }) => {
            if (isDirection(value)) onChoose({ ...choice, better: value });
          }}
        />
      </td>
    </tr>
  );
}
