import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { DecidePage } from '@/components/decide/decide-page';
import { findSuiteHead } from '@/db/queries/suites';
import { AppError } from '@/lib/errors';
import { withQuery, type Query } from '@/lib/format/query-string';
import { getDecidePage } from '@/server/decide-page';
import { getStore } from '@/server/runtime';
import { readDecideParams } from './search-params';

export async function generateMetadata({ params }: PageProps<'/suites/[slug]/decide'>): Promise<Metadata> {
  const { slug } = await params;
  const head = await findSuiteHead(await getStore(), slug);
  return head === undefined
    ? {}
    : {
        title: `Decide: ${head.title}`,
        description: `Which option of “${head.title}” is the best for you, and how sure that is.`,
      };
}

export default async function Page({ params, searchParams }: PageProps<'/suites/[slug]/decide'>) {
  const { slug } = await params;
  const model = await findModel(slug, readDecideParams(await searchParams));
  if (model.moveTo !== undefined) redirect(`/suites/${slug}/decide?${withQuery(model.moveTo, {}).slice(1)}`);
  return (
    <DecidePage
      head={model.head}
      contradictions={model.contradictions}
      input={model.input}
      query={model.query}
      outcome={model.outcome}
      {...(model.costs === undefined ? {} : { costs: model.costs })}
    />
  );
}

async function findModel(slug: string, query: Query) {
  try {
    return await getDecidePage(await getStore(), slug, query, Date.now());
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') notFound();
    throw error;
  }
}
