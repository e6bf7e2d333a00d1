import type { Metadata } from 'next';
import { MessagePage } from '@/components/frame/message-page';
import { LinkButton } from '@/components/ui/link-button';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <MessagePage
      code="404"
      title="There is nothing at this address."
      actions={
        <>
          <LinkButton href="/suites">All suites</LinkButton>
          <a className="small" href="/">
            Start page
          </a>
        </>
      }
    >
      A suite, run or page of this name does not exist here, or it was deleted. Deleted runs do not come back.
    </MessagePage>
  );
}
