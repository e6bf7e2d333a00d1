import type { ReactNode } from 'react';
import { Marker } from './marker';

/** A subject as it stands everywhere: marker in its hue, name, version in a lighter ink. */
export function SubjectName({ slot, name, version }: { slot: number; name: ReactNode; version?: string }) {
  return (
    <span className={`subj s${slot}`}>
      <Marker slot={slot} />
      <span>
        {name}
        {version === undefined ? null : <span className="ver"> {version}</span>}
      </span>
    </span>
  );
}
