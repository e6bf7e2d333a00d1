import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { SuitePage } from '@/components/suite/suite-page';
import { getSuiteData } from '@/db/queries/suite-data';
import { findSuiteHead } from '@/db/queries/suites';
import { AppError } from '@/lib/errors';
import { RUNS_PER_SUBJECT, buildSuitePage } from '@/lib/tables/suite-page';
import { getStore } from '@/server/runtime';
import { readSuiteParams } from './search-params';

export async function generateMetadata({ params }: PageProps<'/suites/[slug]'>): Promise<Metadata> {
  const { slug } = await params;
  const head = await findSuiteHead(await getStore(), slug);
  return head === undefined ? {} : { title: head.title, description: head.summary ?? head.title };
}

export default async function Page({ params, searchParams }: PageProps<'/suites/[slug]'>) {
  const { slug } = await params;
  const { query, run, view } = await readSuiteParams(searchParams);
  const data = await findData(slug, run);
  return (
    <SuitePage
      model={buildSuitePage(data, view)}
      query={query}
      {...(run === undefined ? {} : { marked: run })}
    />
  );
}

async function findData(slug: string, run: string | undefined) {
  try {
    return await getSuiteData(await getStore(), slug, {
      runsPerSubject: RUNS_PER_SUBJECT,
      ...(run === undefined ? {} : { alsoRuns: [run] }),
    });
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') notFound();
    throw error;
  }
}
