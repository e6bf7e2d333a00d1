'use client';

import { useEffect, useRef, useState } from 'react';
import type { CellProvenance } from '@/lib/tables/cell-provenance';
import { Origin } from './origin';

/** Where a number comes from, over the page; Escape and a press beside it close it. */
export function CellDialog({ href, onClose }: { href: string; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [found, setFound] = useState<{ href: string; origin: CellProvenance | undefined }>();

  useEffect(() => {
    const element = dialog.current;
    if (element === null) return;
    if (!element.open) element.showModal();
    // Its content fills it: what hits the dialog itself hit the page behind.
    const onClick = (event: MouseEvent) => {
      if (event.target === element) element.close();
    };
    element.addEventListener('click', onClick);
    return () => element.removeEventListener('click', onClick);
  }, []);
  useEffect(() => {
    const abort = new AbortController();
    fetchOrigin(href, abort.signal).then(
      (origin) => setFound({ href, origin }),
      () => {
        if (!abort.signal.aborted) setFound({ href, origin: undefined });
      },
    );
    return () => abort.abort();
  }, [href]);

  const current = found?.href === href ? found : undefined;
  return (
    <dialog ref={dialog} className="origin-sheet" aria-label="Where this number comes from" onClose={onClose}>
      <div className="inner">
        {current === undefined ? (
          <p className="muted">Looking it up</p>
        ) : current.origin === undefined ? (
          <p>This number could not be looked up. It may have changed; load the page again.</p>
        ) : (
          <Origin origin={current.origin} />
        )}
        <button type="button" className="btn" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </div>
    </dialog>
  );
}

async function fetchOrigin(href: string, signal: AbortSignal): Promise<CellProvenance> {
  const response = await fetch(href, { signal, headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`${href} answered ${response.status}`);
  // Our own server built it.
  return (await response.json()) as CellProvenance;
}
