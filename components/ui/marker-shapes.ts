/** How many subjects get a look of their own; later ones start again from the first. */
export const SUBJECT_SLOTS = 8;

/** Outlines of the subjects' markers in a 12 × 12 box, by slot from 1. */
export const MARKER_SHAPES = [
  'M1.5 6a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z',
  'M1.75 1.75h8.5v8.5h-8.5z',
  'M6 1l5.2 9.5H.8z',
  'M6 .6L11.4 6 6 11.4.6 6z',
  'M6 11L.8 1.5h10.4z',
  'M2.9 1.1L6 4.2l3.1-3.1 1.8 1.8L7.8 6l3.1 3.1-1.8 1.8L6 7.8l-3.1 3.1-1.8-1.8L4.2 6 1.1 2.9z',
  'M4.7 .8h2.6v3.9h3.9v2.6H7.3v3.9H4.7V7.3H.8V4.7h3.9z',
  'M6 .8l5.3 3.9-2 6.3H2.7l-2-6.3z',
] as const;

/**
 * The colour slot, 1 to 8, of a subject by its position in the suite (from 0).
 *
 * @example slotOf(0) === 1
 */
export function slotOf(position: number): number {
  return (position % SUBJECT_SLOTS) + 1;
}
