import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { NoSuites } from '@/components/suites/no-suites';
import { SuitesTable } from '@/components/suites/suites-table';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { LinkButton } from '@/components/ui/link-button';
import { TitleBlock } from '@/components/ui/title-block';
import { listSuites } from '@/db/queries/suites';
import { AppError } from '@/lib/errors';
import { getStore } from '@/server/runtime';

export const metadata: Metadata = { title: 'Suites' };

const PAGE_SIZE = 50;

export default async function SuitesPage({ searchParams }: PageProps<'/suites'>) {
  const { after } = await searchParams;
  if (Array.isArray(after)) notFound();
  const { suites, nextCursor } = await readPage(after);
  return (
    <div className="wrap">
      <Breadcrumbs items={[{ label: 'Home', href: '/' }, { label: 'Suites' }]} />
      <TitleBlock title="Suites" facts={['One suite is one question.', 'Times are UTC.']} ruled />
      <div className="list">{suites.length === 0 ? <NoSuites /> : <SuitesTable suites={suites} />}</div>
      <nav className="bar" aria-label="Pages of the list">
        {after === undefined ? null : <a href="/suites">First page</a>}
        {nextCursor === undefined ? null : (
          <LinkButton href={`/suites?after=${encodeURIComponent(nextCursor)}`}>Next page</LinkButton>
        )}
      </nav>
    </div>
  );
}

/** A page of the list; an address with a cursor that the list never gave leads nowhere. */
async function readPage(after: string | undefined) {
  try {
    return await listSuites(await getStore(), {
      limit: PAGE_SIZE,
      ...(after === undefined ? {} : { cursor: after }),
    });
  } catch (error) {
    if (error instanceof AppError && error.code === 'INVALID') notFound();
    throw error;
  }
}
