import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { SuitePage } from '@/components/suite/suite-page';
import { findSuiteHead } from '@/db/queries/suites';
import { AppError } from '@/lib/errors';
import type { SuiteViewOptions } from '@/lib/tables/suite-view';
import { getStore } from '@/server/runtime';
import { getSuiteAudit } from '@/server/suite-audit';
import { findSuiteCell } from '@/server/suite-cell';
import { getSuitePage } from '@/server/suite-page';
import { readSuiteParams } from './search-params';

export async function generateMetadata({ params }: PageProps<'/suites/[slug]'>): Promise<Metadata> {
  const { slug } = await params;
  const head = await findSuiteHead(await getStore(), slug);
  return head === undefined ? {} : { title: head.title, description: head.summary ?? head.title };
}

export default async function Page({ params, searchParams }: PageProps<'/suites/[slug]'>) {
  const { slug } = await params;
  const { query, run, view } = await readSuiteParams(searchParams);
  const model = await findPage(slug, view, run);
  const audit = await findAudit(slug, model.claims.count);
  const origin =
    query.cell === undefined ? undefined : await findSuiteCell(await getStore(), model, query.cell);
  return (
    <SuitePage
      model={model}
      query={query}
      {...(run === undefined ? {} : { marked: run })}
      {...(audit === undefined ? {} : { audit })}
      {...(origin === undefined ? {} : { origin })}
    />
  );
}

async function findPage(slug: string, view: SuiteViewOptions, run: string | undefined) {
  try {
    return await getSuitePage(await getStore(), slug, { view, run, nowMs: Date.now() });
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') notFound();
    throw error;
  }
}

async function findAudit(slug: string, claimCount: number) {
  if (claimCount === 0) return undefined;
  return (await getSuiteAudit(await getStore(), slug, { nowMs: Date.now() })).audit;
}
