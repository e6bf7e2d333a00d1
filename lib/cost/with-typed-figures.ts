import type { TypedFigures } from './inputs';
import { FIGURE_NAMES, type CostSubject, type Figure } from './subject';

/** A subject with the figures that the reader typed in place of its own. */
export function withTypedFigures(subject: CostSubject, typed: TypedFigures): CostSubject {
  const figures = FIGURE_NAMES.flatMap((name) => {
    const value = typed[name];
    if (value === undefined) return [];
    const figure: Figure = { value, grade: 'estimate', spread: { kind: 'exact' }, origin: 'typed' };
    return [[name, figure] as const];
  });
  return { ...subject, ...Object.fromEntries(figures) };
}
