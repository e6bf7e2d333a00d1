import { readJson } from '@/lib/importers/read/json';
import { fail, succeed, type Result } from '@/lib/result';
import { checkSuiteFile } from '@/lib/suite/check-suite-file';
import { problemsOf } from '@/lib/suite/zod-problems';
import type { SealedReport } from './report';
import { sealedReportSchema } from './report-schema';

/** A sealed report from its JSON: shape, closed lists, and evidence that a suite file would be held to. */
export function readReport(text: string, fileName: string): Result<SealedReport> {
  const json = readJson(text, fileName);
  if (!json.ok) return json;
  const parsed = sealedReportSchema.safeParse(json.value);
  if (!parsed.success) return fail(...problemsOf(parsed.error, json.value, fileName));
  const problems = parsed.data.report.chapters.flatMap(({ evidence }, index) =>
    (evidence === undefined ? [] : checkSuiteFile(evidence, fileName)).map((problem) => ({
      ...problem,
      where: {
        ...problem.where,
        pointer: `/report/chapters/${index}/evidence${problem.where.pointer ?? ''}`,
      },
    })),
  );
  return problems.length === 0 ? succeed(parsed.data) : fail(...problems);
}
