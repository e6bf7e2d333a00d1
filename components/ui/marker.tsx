/** A subject's marker: filled is measured, hollow is claimed, half is known by summaries only. Takes `--c` from `.s1` … `.s8`. */
export function Marker({ slot, fill = 'full' }: { slot: number; fill?: 'full' | 'hollow' | 'half' }) {
  const prefix = fill === 'full' ? 'm' : fill === 'hollow' ? 'mh' : 'ms';
  return (
    <svg className="mk" aria-hidden="true">
      <use href={`#${prefix}-${slot}`} />
    </svg>
  );
}
