import type { MouseEvent } from 'react';

/** A link whose plain click is done here instead; with a key held it still opens elsewhere. */
export function takenOver(act: () => void) {
  return (event: MouseEvent<HTMLAnchorElement>) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    act();
  };
}
