'use client';

import { Segmented } from '@/components/ui/segmented';

/** What a reader has chosen on the interactive chart. */
export interface ChartChoices {
  readonly scale: 'log' | 'linear';
  readonly hasClaims: boolean;
  /** As typed, in the unit of the chart. */
  readonly target: string;
}

/** Scale, claims and target of the interactive chart, in a bar that stands above the server's drawing as well. */
export function ChartControls({
  unit,
  canHideClaims,
  choices,
  onChoose,
}: {
  unit: string;
  canHideClaims: boolean;
  choices: ChartChoices;
  onChoose: (choices: ChartChoices) => void;
}) {
  return (
    <div className="bar js-only">
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
      <label className="check small">
        Target, {unit}
        <input
          className="inp num target"
          inputMode="decimal"
          autoComplete="off"
          value={choices.target}
          onChange={(event) => onChoose({ ...choices, target: event.target.value })}
        />
      </label>
    </div>
  );
}
