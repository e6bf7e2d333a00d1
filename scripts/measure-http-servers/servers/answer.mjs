/**
 * What every server answers: a fresh object for each request, so that each one builds and serialises it like an
 * application would. About 1 kB of JSON.
 */
export function makeAnswer() {
  return {
    items: Array.from({ length: 20 }, (_, index) => ({
      id: index,
      name: `item ${String(index).padStart(2, '0')}`,
      price: 100 + index,
    })),
  };
}
