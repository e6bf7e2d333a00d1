import { MARKER_SHAPES } from '@/components/ui/marker-shapes';

/** A subject's marker at a point: full for distributions, half for summaries, hollow for claims. */
export function PlotGlyph({
  x,
  y,
  slot,
  kind,
}: {
  x: number;
  y: number;
  slot: number;
  kind: 'full' | 'half' | 'hollow';
}) {
  if (kind === 'half') {
    return <use href={`#ms-${slot}`} x={x - 7} y={y - 7} width="14" height="14" color="var(--c)" />;
  }
  return (
    <path
      className={kind === 'full' ? 'mkf' : 'mkh'}
      d={MARKER_SHAPES[slot - 1]}
      transform={`translate(${round(x - 6)} ${round(y - 6)})`}
    />
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
