import { useSyncExternalStore } from 'react';
import { emptyTray, readTray, subscribeToTray, trayIds } from './tray-store';

/** The ids of the collected runs, in the order in which they came. */
export function useTray(): readonly string[] {
  return trayIds(useSyncExternalStore(subscribeToTray, readTray, emptyTray));
}
