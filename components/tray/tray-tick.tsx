'use client';

import { setInTray } from './tray-store';
import { useTray } from './use-tray';

/** Collects a run for a comparison. Without script it belongs to the form at the end of the page. */
export function TrayTick({ id }: { id: string }) {
  const ids = useTray();
  return (
    <label className="cp-tickbox">
      <input
        type="checkbox"
        className="cp-tick"
        form="compare-ticked"
        name="runs"
        value={id}
        checked={ids.includes(id)}
        onChange={(event) => setInTray(id, event.target.checked)}
      />
      <span className="vh">Collect {id} for a comparison</span>
    </label>
  );
}
