import { TrayButton } from '@/components/tray/tray-button';
import { CopyButton } from '@/components/ui/copy-button';
import { Icon } from '@/components/ui/icon';
import { LinkButton } from '@/components/ui/link-button';
import type { RunView } from '@/lib/tables/run-view';

/** The neighbours of a run in time, its place in the comparison, its original, its address. */
export function RunActions({ view }: { view: RunView }) {
  const { id, suite, previousId, nextId, provenance } = view;
  return (
    <>
      {previousId === undefined ? null : (
        <LinkButton kind="quiet" href={runHref(previousId)} rel="prev">
          Previous
        </LinkButton>
      )}
      {nextId === undefined ? null : (
        <LinkButton kind="quiet" href={runHref(nextId)} rel="next">
          Next
        </LinkButton>
      )}
      <CopyButton />
      <TrayButton id={id} />
      {provenance.hasOriginal ? (
        <LinkButton
          href={`/api/v1/runs/${encodeURIComponent(id)}/source`}
          download={provenance.fileName ?? id}
        >
          <Icon name="download" /> Original
          <span className="muted"> {provenance.size}</span>
        </LinkButton>
      ) : null}
      <LinkButton href={`/suites/${suite.slug}?run=${encodeURIComponent(id)}`}>Show in comparison</LinkButton>
    </>
  );
}

function runHref(id: string): string {
  return `/runs/${encodeURIComponent(id)}`;
}
