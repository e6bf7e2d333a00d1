import { COST_PRESET_NAMES, COST_PRESETS, isCostPresetName } from '@/lib/cost/presets';

/** Kinds of load to start from; what the chosen one assumes is written out. */
export function Presets({ action, current }: { action: string; current: string | undefined }) {
  const chosen = current !== undefined && isCostPresetName(current) ? COST_PRESETS[current] : undefined;
  return (
    <div className="co-presets">
      <nav className="chips" aria-label="Presets">
        {COST_PRESET_NAMES.map((name) => (
          <a
            key={name}
            className="chip"
            href={`${action}?preset=${name}`}
            {...(name === current ? { 'aria-current': 'true' as const } : {})}
          >
            {COST_PRESETS[name].label}
          </a>
        ))}
      </nav>
      {chosen === undefined ? null : (
        <ul className="small co-assumed">
          {chosen.assumptions.map((assumption) => (
            <li key={assumption}>{assumption}</li>
          ))}
          <li>None of this was measured: put your own figures in its place.</li>
        </ul>
      )}
    </div>
  );
}
