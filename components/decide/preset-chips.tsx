import { Disclosure } from '@/components/ui/disclosure';
import { entryKey, labelIn, plainQuery } from '@/lib/decision/decide-query';
import type { DecisionEvidence } from '@/lib/decision/evidence';
import type { Preset } from '@/lib/decision/presets';
import { withQuery, type Query } from '@/lib/format/query-string';
import { takenOver } from './taken-over';
import type { QueryChanges } from './use-decision';

/** Weights to start from, and what each of them weighs. */
export function PresetChips({
  presets,
  evidence,
  query,
  onChange,
}: {
  presets: readonly Preset[];
  evidence: DecisionEvidence;
  query: Query;
  onChange: (changes: QueryChanges) => void;
}) {
  const names = [...(presets[0]?.weights.keys() ?? [])];
  return (
    <>
      <p className="chips dc-presets">
        <span className="lab">Presets</span>
        {presets.map((preset) => {
          const changes = Object.fromEntries(
            Array.from(preset.weights, ([name, weight]) => [entryKey('weight', name), String(weight)]),
          );
          const isCurrent = names.every(
            (name) => Number(weightIn(query, presets, name)) === preset.weights.get(name),
          );
          return (
            <a
              key={preset.id}
              className="chip"
              href={withQuery(plainQuery({ ...query, ...changes }, evidence), {})}
              onClick={takenOver(() => onChange(changes))}
              {...(isCurrent ? { 'aria-current': true as const } : {})}
            >
              {preset.label}
            </a>
          );
        })}
      </p>
      <Disclosure summary="What each preset weighs">
        <div className="scroll">
          <table className="dc-weights">
            <caption className="vh">Weights of the presets</caption>
            <thead>
              <tr>
                <th scope="col">Criterion</th>
                {presets.map(({ id, label }) => (
                  <th key={id} scope="col" className="num">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {names.map((name) => (
                <tr key={name}>
                  <th scope="row">{labelIn(evidence, name)}</th>
                  {presets.map(({ id, weights }) => (
                    <td key={id} className="num">
                      {weights.get(name)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Disclosure>
    </>
  );
}

function weightIn(query: Query, [suite]: readonly Preset[], name: string): string | number | undefined {
  return query[entryKey('weight', name)] ?? suite?.weights.get(name);
}
