import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AuditPage } from '@/components/audit/audit-page';
import { findSuiteHead } from '@/db/queries/suites';
import { AppError } from '@/lib/errors';
import { buildAuditView } from '@/lib/tables/audit-view';
import { readAuditFilter } from '@/lib/tables/audit-view-filter';
import { getStore } from '@/server/runtime';
import { getSuiteAudit } from '@/server/suite-audit';
import { readAuditParams } from './search-params';

export async function generateMetadata({ params }: PageProps<'/suites/[slug]/audit'>): Promise<Metadata> {
  const { slug } = await params;
  const head = await findSuiteHead(await getStore(), slug);
  return head === undefined
    ? {}
    : { title: `Audit: ${head.title}`, description: `Do the published figures of “${head.title}” add up?` };
}

export default async function Page({ params, searchParams }: PageProps<'/suites/[slug]/audit'>) {
  const { slug } = await params;
  const suite = await findAudit(slug);
  const wanted = await readAuditParams(searchParams);
  const filter = readAuditFilter(wanted, suite);
  const isWhole = wanted['all'] === '1';
  return (
    <AuditPage
      view={buildAuditView(suite, filter, { isWhole })}
      query={{ ...filter, ...(isWhole ? { all: '1' } : {}) }}
    />
  );
}

async function findAudit(slug: string) {
  try {
    return await getSuiteAudit(await getStore(), slug, { nowMs: Date.now() });
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') notFound();
    throw error;
  }
}
