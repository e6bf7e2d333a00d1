import { Button } from '@/components/ui/button';
import { MessagePage } from './message-page';

/** What a page shows in place of itself when computing it failed. */
export function ErrorMessage({ error, retry }: { error: unknown; retry: () => void }) {
  const reference = referenceOf(error);
  return (
    <MessagePage
      code="500"
      title="This page could not be computed."
      actions={
        <>
          <Button onClick={() => retry()}>Try again</Button>
          <a className="small" href="/">
            Start page
          </a>
        </>
      }
    >
      The data is safe: showing a page changes nothing.
      {reference === undefined ? null : (
        <>
          {' '}
          The server’s log says more under the reference <code>{reference}</code>.
        </>
      )}
    </MessagePage>
  );
}

/** The digest under which the server logged the error; the message itself never leaves the server. */
function referenceOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('digest' in error)) return undefined;
  return typeof error.digest === 'string' ? error.digest : undefined;
}
