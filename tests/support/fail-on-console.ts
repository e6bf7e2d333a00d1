import { afterEach, beforeEach, vi } from 'vitest';

let spies: { name: 'error' | 'warn'; calls: unknown[][] }[] = [];

beforeEach(() => {
  spies = (['error', 'warn'] as const).map((name) => {
    const calls: unknown[][] = [];
    vi.spyOn(console, name).mockImplementation((...args: unknown[]) => {
      calls.push(args);
    });
    return { name, calls };
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  for (const { name, calls } of spies) {
    if (calls.length > 0) throw new Error(`console.${name} was called: ${String(calls[0]?.[0])}`);
  }
});
