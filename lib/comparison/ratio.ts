import type { Direction } from '@/lib/model/unit';

/**
 * How many times worse a value is than its base: above 1 is worse, below 1 better, in either direction of a metric.
 *
 * @param ratio value over base value
 * @example worseFactor(0.5, 'higher') === 2
 */
export function worseFactor(ratio: number | undefined, better: Direction): number | undefined {
  if (ratio === undefined || better === 'neutral' || ratio < 0) return undefined;
  if (better === 'lower') return ratio;
  return ratio === 0 ? undefined : 1 / ratio;
}

/**
 * The colour step of a factor: 1 up to ×1.25, 2 up to ×2, 3 up to ×4, 4 up to ×10, 5 beyond. The same for how many
 * times better.
 */
export function colourStep(factor: number): 1 | 2 | 3 | 4 | 5 {
  const distance = factor < 1 ? 1 / factor : factor;
  if (distance <= 1.25) return 1;
  if (distance <= 2) return 2;
  if (distance <= 4) return 3;
  return distance <= 10 ? 4 : 5;
}
