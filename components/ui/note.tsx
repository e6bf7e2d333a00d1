import type { ReactNode } from 'react';

/** A remark on method, in the smallest text of a section. */
export function Note({ children }: { children: ReactNode }) {
  return <p className="note">{children}</p>;
}
