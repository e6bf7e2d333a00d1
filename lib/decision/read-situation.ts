import type { Warning } from '@/lib/problem';
import type { CanonicalUnit } from '@/lib/model/unit';
import { quantityIn } from './quantity-in';

/** One answer, or what is wrong with it. */
export type SituationAnswer =
  | { readonly field: string; readonly value: number | boolean; readonly warning?: Warning }
  | { readonly expected: string };

/**
 * One answer about the reader's own situation, as typed: `users=500k`, `latencyP99Ns=20us`, `monthlyUsd=$4,000`,
 * `experience:rust=3`, `needs:low-cost=yes`.
 */
export function readSituationAnswer(text: string): SituationAnswer {
  const at = text.indexOf('=');
  const field = text.slice(0, Math.max(0, at)).trim();
  const answer = text.slice(at + 1).trim();
  if (/^needs:[\w.-]+$/.test(field)) {
    const value = YES_OR_NO.get(answer.toLowerCase());
    return value === undefined ? { expected: `yes or no for ${field}` } : { field, value };
  }
  const unit = /^experience:[\w.-]+$/.test(field) ? 'count' : UNIT_OF_FIELD.get(field);
  if (unit === undefined) return { expected: `FIELD=ANSWER with a field of ${FIELDS}` };
  const quantity = quantityIn(unit, answer);
  if ('expected' in quantity) return { expected: `${quantity.expected} for ${field}` };
  if (quantity.value < 0) return { expected: `no negative number for ${field}` };
  return {
    field,
    value: quantity.value,
    ...(quantity.assumed === undefined
      ? {}
      : {
          warning: {
            code: 'unit-assumed',
            where: { pointer: '/situation' },
            message: `${quantity.assumed}.`,
          },
        }),
  };
}

const UNIT_OF_FIELD: ReadonlyMap<string, CanonicalUnit> = new Map([
  ['users', 'count'],
  ['latencyP99Ns', 'ns'],
  ['teamSize', 'count'],
  ['monthsToLaunch', 'count'],
  ['monthlyUsd', 'USD'],
]);

const FIELDS = `${[...UNIT_OF_FIELD.keys()].join(', ')}, experience:<name> or needs:<name>`;

const YES_OR_NO: ReadonlyMap<string, boolean> = new Map([
  ['yes', true],
  ['true', true],
  ['no', false],
  ['false', false],
]);
