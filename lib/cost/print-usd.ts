import { formatDecimal, toNumber, type Decimal } from './decimal';

/**
 * An amount at a glance: whole dollars from 100 on, cents below.
 *
 * @example printUsd(4200.4) === '$4,200'
 * @example printUsd(0.5) === '$0.50'
 */
export function printUsd(amount: number | Decimal): string {
  const value = typeof amount === 'number' ? amount : toNumber(amount);
  if (!Number.isFinite(value)) return '—';
  const digits = (Math.abs(value) < 100 ? CENTS : DOLLARS).format(Math.abs(value));
  return `${value < 0 ? '−' : ''}$${digits}`;
}

// Made once: each takes longer to make than to use a thousand times.
const CENTS = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const DOLLARS = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/**
 * An exact amount with all its digits, at least to the cent.
 *
 * @example exactUsd({ units: 16425n, places: 3 }) === '$16.425'
 */
export function exactUsd(amount: Decimal): string {
  return `${amount.units < 0n ? '−' : ''}$${formatDecimal(amount, 2).replace('-', '')}`;
}
