import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { FreezePage } from '@/components/report/freeze-page';
import { listReportsOfSuite } from '@/db/queries/reports';
import { findSuiteHead } from '@/db/queries/suites';
import { parseViewAddress } from '@/lib/report/view-address';
import { getStore } from '@/server/runtime';

export const metadata: Metadata = { title: 'Freeze a view' };

export default async function Page({ searchParams }: PageProps<'/r/new'>) {
  const { view, error } = await searchParams;
  // A link from a view needs no state of its own: the browser says where the reader came from.
  const address = typeof view === 'string' ? view : ((await headers()).get('referer') ?? '');
  const found = parseViewAddress(address);
  const store = await getStore();
  const head = found === undefined ? undefined : await findSuiteHead(store, found.suite);
  return (
    <FreezePage
      view={head === undefined ? undefined : found?.text}
      title={head?.title ?? ''}
      reports={head === undefined ? [] : await listReportsOfSuite(store, head.slug)}
      error={typeof error === 'string' ? error.slice(0, 500) : undefined}
    />
  );
}
