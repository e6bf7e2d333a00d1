'use client';

import { useEffect, useRef, type ReactNode } from 'react';

const KEY = 'benchlens-reading-help';

/**
 * A fold that stays as the reader left it, also on other pages; without script it opens and closes like any other.
 * It starts closed, so that the first numbers stand where they are expected.
 */
export function DismissHelp({ children }: { children: ReactNode }) {
  const fold = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const element = fold.current;
    if (element === null) return;
    element.open = read() === 'open';
    const onToggle = () => write(element.open ? 'open' : 'closed');
    element.addEventListener('toggle', onToggle);
    return () => element.removeEventListener('toggle', onToggle);
  }, []);
  return (
    <details ref={fold} className="reading">
      <summary>How to read this</summary>
      {children}
    </details>
  );
}

/** Storage may be switched off. */
function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function write(state: 'open' | 'closed'): void {
  try {
    localStorage.setItem(KEY, state);
  } catch {
    // It is then only remembered by the page itself.
  }
}
