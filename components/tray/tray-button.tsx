'use client';

import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { setInTray } from './tray-store';
import { useTray } from './use-tray';

/** Collects the run of a page, or leads to its comparison where there is no script. */
export function TrayButton({ id }: { id: string }) {
  const isIn = useTray().includes(id);
  return (
    <>
      <Button kind="quiet" className="js-only" aria-pressed={isIn} onClick={() => setInTray(id, !isIn)}>
        {isIn ? 'Collected' : 'Collect'}
      </Button>
      <LinkButton kind="quiet" className="no-js-only" href={`/compare?runs=${encodeURIComponent(id)}`}>
        Compare
      </LinkButton>
    </>
  );
}
