/** “p = 0.029”; below a thousandth “p < 0.001”. */
export function formatP(p: number): string {
  return p < LEAST ? `p\u00a0${formatProbability(p)}` : `p\u00a0=\u00a0${formatProbability(p)}`;
}

/** “0.029”; below a thousandth “< 0.001”. */
export function formatProbability(p: number): string {
  return p < LEAST ? '<\u00a00.001' : p.toPrecision(2);
}

const LEAST = 0.001;
