import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { SuiteCostPage } from '@/components/cost/suite-cost-page';
import { findSuiteHead } from '@/db/queries/suites';
import { readCostQuery } from '@/lib/cost/cost-address';
import { AppError } from '@/lib/errors';
import type { Query } from '@/lib/format/query-string';
import { getSuiteCostPage } from '@/server/cost-page';
import { getStore } from '@/server/runtime';
import { getSuiteAudit } from '@/server/suite-audit';

export async function generateMetadata({ params }: PageProps<'/suites/[slug]/cost'>): Promise<Metadata> {
  const { slug } = await params;
  const head = await findSuiteHead(await getStore(), slug);
  return head === undefined
    ? {}
    : { title: `Cost: ${head.title}`, description: `What a month of “${head.title}” costs on AWS.` };
}

export default async function Page({ params, searchParams }: PageProps<'/suites/[slug]/cost'>) {
  const { slug } = await params;
  const { head, model } = await findPage(slug, readCostQuery(await searchParams));
  const { audit } = await getSuiteAudit(await getStore(), slug, { nowMs: Date.now() });
  return <SuiteCostPage head={head} model={model} contradicted={audit.counts.contradicted} />;
}

async function findPage(slug: string, query: Query) {
  try {
    return await getSuiteCostPage(await getStore(), slug, { query, nowMs: Date.now() });
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') notFound();
    throw error;
  }
}
