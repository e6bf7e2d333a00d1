import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { ChooseSubjects } from '@/components/compare/choose-subjects';
import { ComparePage } from '@/components/compare/compare-page';
import { readCompareQuery, writeCompareQuery } from '@/lib/comparison/compare-query';
import { withQuery } from '@/lib/format/query-string';
import { getComparePage, listComparableSubjects } from '@/server/compare-page';
import { getStore } from '@/server/runtime';

export const metadata: Metadata = {
  title: 'Compare',
  description: 'Runs and subjects of any suites held against each other, with what forbids it.',
};

export default async function Page({ searchParams }: PageProps<'/compare'>) {
  const params = await searchParams;
  // A form sends every field; the address that stays is short and says only what was chosen.
  if (params['form'] !== undefined) {
    const { query } = readCompareQuery(params);
    redirect(`/compare?${withQuery(writeCompareQuery(query), {}).slice(1)}`);
  }
  const store = await getStore();
  const model = await getComparePage(store, params);
  const others = model.columns.length < 2 ? await listComparableSubjects(store) : [];
  return (
    <ComparePage model={model} extra={textParams(params)}>
      {others.length === 0 ? null : <ChooseSubjects suites={others} query={model.query} />}
    </ComparePage>
  );
}

/** What the table and the pairs keep in the address beside the comparison itself. */
function textParams(params: Awaited<PageProps<'/compare'>['searchParams']>): Record<string, string> {
  return Object.fromEntries(
    ['sort', 'hide', 'show', 'orient', 'filter', 'rows', 'pair', 'chart', 'against', 'scale'].flatMap(
      (name) => {
        const value = params[name];
        return typeof value === 'string' && value !== '' ? [[name, value]] : [];
      },
    ),
  );
}
