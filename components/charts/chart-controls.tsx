'use client';

import { useId } from 'react';
import { Icon } from '@/components/ui/icon';
import { Segmented } from '@/components/ui/segmented';
import type { Query } from '@/lib/format/query-string';

/** What a reader has chosen on the interactive chart. */
export interface ChartChoices {
  readonly scale: 'log' | 'linear';
  readonly hasClaims: boolean;
  /** As typed: a duration, or a number in the unit of the chart. */
  readonly target: string;
}

/**
 * Target of a percentile chart, which works without script too, and scale and claims of the interactive chart, in a
 * bar that stands above the server's drawing as well.
 */
export function ChartControls({
  unit,
  query,
  canHideClaims,
  isInteractive,
  problem,
  choices,
  onChoose,
}: {
  unit: string;
  query: Query;
  canHideClaims: boolean;
  /** False where the interactive chart could not be loaded. */
  isInteractive: boolean;
  /** Why the target is none. */
  problem: string | undefined;
  choices: ChartChoices;
  onChoose: (choices: ChartChoices) => void;
}) {
  const id = useId();
  return (
    <div className="bar">
      {isInteractive ? (
        <div className="js-only">
          <div className="bar-part">
            <Segmented
              label="Vertical scale"
              value={choices.scale}
              onSelect={(scale) => onChoose({ ...choices, scale: scale === 'linear' ? 'linear' : 'log' })}
              segments={[
                { value: 'log', label: 'log' },
                { value: 'linear', label: 'linear' },
              ]}
            />
            {canHideClaims ? (
              <label className="check small">
                <input
                  type="checkbox"
                  checked={choices.hasClaims}
                  onChange={(event) => onChoose({ ...choices, hasClaims: event.target.checked })}
                />
                claimed values
              </label>
            ) : null}
          </div>
        </div>
      ) : null}
      <form method="get" action="#percentiles" className="bar-part">
        {Object.entries(query).map(([name, value]) =>
          name === 'target' ? null : <input key={name} type="hidden" name={name} value={value} />,
        )}
        <label className="check small" htmlFor={id}>
          Target
          <input
            id={id}
            className="inp num target"
            name="target"
            placeholder={`20 ${unit}`}
            autoComplete="off"
            maxLength={40}
            aria-invalid={problem === undefined ? undefined : true}
            aria-describedby={problem === undefined ? undefined : `${id}-error`}
            value={choices.target}
            onChange={(event) => onChoose({ ...choices, target: event.target.value })}
          />
        </label>
        <span className="no-js-only">
          <button type="submit" className="btn q">
            Show
          </button>
        </span>
        {problem === undefined ? null : (
          <span className="err" id={`${id}-error`}>
            <Icon name="warn" />
            <span>{problem}</span>
          </span>
        )}
      </form>
    </div>
  );
}
