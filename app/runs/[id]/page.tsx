import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { RunPage } from '@/components/run/run-page';
import { getRunSiblings } from '@/db/queries/run-siblings';
import { getRun } from '@/db/queries/runs';
import { findSource } from '@/db/queries/sources';
import { listSubjects } from '@/db/queries/subjects';
import { AppError } from '@/lib/errors';
import type { RunDetail } from '@/lib/model/run-detail';
import { openDistributions } from '@/lib/tables/run-distributions';
import { headlineQuantity } from '@/lib/tables/run-headline';
import { buildRunView, runTitle } from '@/lib/tables/run-view';
import { inflate } from '@/server/inflate';
import { getOtherRuns } from '@/server/other-runs';
import { getBlobs, getStore } from '@/server/runtime';
import { readRunParams } from './search-params';

export async function generateMetadata({ params }: PageProps<'/runs/[id]'>): Promise<Metadata> {
  const found = await readRun((await params).id);
  if (found === undefined) return {};
  const { detail, siblings } = found;
  return { title: runTitle(detail, siblings), description: `A run of ${detail.suite.title}` };
}

export default async function Page({ params, searchParams }: PageProps<'/runs/[id]'>) {
  const found = await readRun((await params).id);
  if (found === undefined) notFound();
  const { detail, siblings } = found;
  const query = readRunParams(await searchParams);
  const store = await getStore();
  const distributions = openDistributions(detail.run, detail.metrics, inflate);
  const view = buildRunView({
    ...found,
    subjects: await listSubjects(store, detail.suite.slug),
    original: await findOriginal(detail),
    isWhole: query.all === '1',
    distributions,
    wantedCase: query.case,
    others: await getOtherRuns(store, detail, siblings, distributions, query.case),
  });
  return <RunPage view={view} query={query} />;
}

/** Title and page ask for the same run in one request. */
const readRun = cache(async (segment: string) => {
  const store = await getStore();
  try {
    const detail = await getRun(store, decodeSegment(segment));
    const siblings = await getRunSiblings(store, detail.run.id, headlineQuantity(detail));
    return { detail, siblings };
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
});

/** Ids may hold colons, which arrive encoded. Broken encoding names no run. */
function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

async function findOriginal({ suite, originalSha256: sha256 }: RunDetail) {
  if (sha256 === undefined) return { isHeld: false };
  const source = await findSource(await getStore(), { suite: suite.slug, sha256 });
  const isHeld = await getBlobs().has(sha256);
  return source === undefined ? { isHeld } : { source, isHeld };
}
