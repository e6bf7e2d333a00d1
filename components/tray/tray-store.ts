const KEY = 'benchlens.tray';
const CHANGED = 'benchlens-tray';
/** More an address cannot hold. */
const MOST_KEPT = 200;
const NOTHING = '';

/** The ids of the collected runs, joined by commas: one text is the same as long as nothing changed. */
export function readTray(): string {
  try {
    return localStorage.getItem(KEY) ?? NOTHING;
  } catch {
    // A browser may refuse storage; then nothing is collected.
    return NOTHING;
  }
}

/** What the server renders, which knows no tray. */
export function emptyTray(): string {
  return NOTHING;
}

export function subscribeToTray(onChange: () => void): () => void {
  addEventListener(CHANGED, onChange);
  addEventListener('storage', onChange);
  return () => {
    removeEventListener(CHANGED, onChange);
    removeEventListener('storage', onChange);
  };
}

export function setInTray(id: string, isIn: boolean): void {
  const others = trayIds(readTray()).filter((other) => other !== id);
  writeTray(isIn ? [...others, id].slice(-MOST_KEPT) : others);
}

export function clearTray(): void {
  writeTray([]);
}

export function trayIds(text: string): string[] {
  return text.split(',').filter((id) => id !== '');
}

function writeTray(ids: readonly string[]): void {
  try {
    localStorage.setItem(KEY, ids.join(','));
  } catch {
    // Refused storage: the tick falls back, which says so.
  }
  dispatchEvent(new Event(CHANGED));
}
