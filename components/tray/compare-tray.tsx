'use client';

import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { clearTray } from './tray-store';
import { useTray } from './use-tray';

/** What was collected for a comparison, at the bottom of every page as long as there is something in it. */
export function CompareTray() {
  const ids = useTray();
  return (
    <>
      {ids.length === 0 ? null : (
        <section className="cp-tray" aria-label="Collected runs">
          <div className="wrap">
            <output>
              {ids.length.toLocaleString('en-US')} {ids.length === 1 ? 'run' : 'runs'} collected
            </output>
            <LinkButton kind="primary" href={`/compare?runs=${ids.map(encodeURIComponent).join(',')}`}>
              Compare
            </LinkButton>
            <Button kind="quiet" onClick={clearTray}>
              Clear
            </Button>
          </div>
        </section>
      )}
      <form id="compare-ticked" action="/compare" method="get" className="cp-tray cp-tray-form">
        <input type="hidden" name="form" value="1" />
        <div className="wrap">
          <Button type="submit" kind="primary">
            Compare the ticked runs
          </Button>
        </div>
      </form>
    </>
  );
}
