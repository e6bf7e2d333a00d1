import type { ReactNode } from 'react';

/** Around a table that may be wider than the page: it scrolls by itself, and the keyboard can reach it. */
export function ScrollRegion({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section className="scroll" aria-label={label} {...FOCUSABLE}>
      {children}
    </section>
  );
}

/** Not every browser lets the keyboard into a scrolling box by itself. */
const FOCUSABLE = { tabIndex: 0 };
