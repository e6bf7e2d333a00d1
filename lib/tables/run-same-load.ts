import type { Load } from '@/lib/model/suite-file';

const LOAD_FIELDS = [
  'model',
  'connections',
  'threads',
  'offeredPerSecond',
  'payloadBytes',
  'coordinatedOmissionCorrected',
] as const satisfies readonly (keyof Load)[];

/** Two loads differ where both state something and not the same; what is not stated is no difference. */
export function haveSameLoad(a: Load | undefined, b: Load | undefined): boolean {
  return LOAD_FIELDS.every((field) => {
    const [x, y] = [a?.[field], b?.[field]];
    return x === undefined || y === undefined || x === 'unknown' || y === 'unknown' || x === y;
  });
}
