import { freezeReport, reportText, sealedText } from '@/lib/report/freeze-report';
import { verifyReport } from '@/lib/report/verify-report';
import { parseViewAddress } from '@/lib/report/view-address';
import type { SuiteFile } from '@/lib/model/suite-file';
import { sha256Of } from '@/server/reports/verify-stored-report';

/** Freezes the comparison of a suite file, in memory: the canonical text. */
export async function freezeComparison(evidence: SuiteFile): Promise<string> {
  const view = parseViewAddress(`/suites/${evidence.suite.slug}`);
  if (view === undefined) throw new Error('no view');
  const frozen = await freezeReport({
    title: 'Bench',
    productVersion: '0',
    chapters: [{ view, title: 'Comparison', evidence }],
  });
  if (!frozen.ok) throw new Error(JSON.stringify(frozen.problems));
  return reportText(frozen.value);
}

/** How many differences computing everything again gives. */
export async function countDifferences(text: string): Promise<number> {
  const verified = await verifyReport(sealedText(text, sha256Of(text), 0), sha256Of, 'bench');
  if (!verified.ok) throw new Error(JSON.stringify(verified.problems));
  return verified.value.differences.length;
}
