import type { FieldSlider } from './cost-form';

/**
 * What stands in a field when its slider is moved: two digits and the unit, readable again by the field.
 *
 * @param position in hundredths of a power of ten
 * @example sliderText(570, 'count') === '500k'
 */
export function sliderText(position: number, kind: FieldSlider['kind']): string {
  const value = 10 ** (position / 100);
  if (kind === 'rate') return value * 60 < 100 ? `${digits(value * 60)}/min` : `${digits(value)}/s`;
  const unit = kind === 'bytes' ? 'B' : '';
  if (value >= 995_000) return `${digits(value / 1e6)}M${unit}`;
  return value >= 995
    ? `${digits(value / 1e3)}k${unit}`
    : `${digits(kind === 'bytes' ? Math.round(value) : value)}${unit}`;
}

function digits(value: number): string {
  return String(Number(value.toPrecision(2)));
}
