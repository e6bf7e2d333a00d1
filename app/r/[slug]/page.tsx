import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ReportPage } from '@/components/report/report-page';
import { findReport } from '@/db/queries/reports';
import { AppError } from '@/lib/errors';
import { getReportPage } from '@/server/reports/report-page';
import { verifyStoredReport } from '@/server/reports/verify-stored-report';
import { getStore } from '@/server/runtime';

export async function generateMetadata({ params }: PageProps<'/r/[slug]'>): Promise<Metadata> {
  const report = await findReport(await getStore(), (await params).slug);
  return {
    robots: { index: false },
    ...(report === undefined ? {} : { title: report.title, openGraph: { title: report.title } }),
  };
}

export default async function Page({ params, searchParams }: PageProps<'/r/[slug]'>) {
  const [{ slug }, { verify }] = await Promise.all([params, searchParams]);
  const model = await findPage(slug);
  return (
    <>
      <link rel="stylesheet" href="/r/styles.css" precedence="default" />
      <ReportPage
        {...model}
        verification={verify === '1' ? await verifyStoredReport(model.stored) : undefined}
      />
    </>
  );
}

async function findPage(slug: string) {
  try {
    return await getReportPage(await getStore(), slug);
  } catch (error) {
    if (error instanceof AppError && (error.code === 'NOT_FOUND' || error.code === 'GONE')) notFound();
    throw error;
  }
}
