import type { JsonValue } from './canonical-json';
import { asJson } from './chapters/as-json';
import { CHAPTERS } from './chapters/registry';
import { differencesOf, type JsonDifference } from './differences';
import { reportText } from './freeze-report';
import { readReport } from './read-report';
import type { Chapter } from './report';
import { parseViewAddress } from './view-address';
import { succeed, type Result } from '@/lib/result';

/** What recomputing a report gave. */
export interface Verification {
  readonly isIntact: boolean;
  /** Of the canonical text as it is now, hexadecimal. */
  readonly sha256: string;
  /** As the file states it. */
  readonly statedSha256: string;
  /** How many numbers were computed again. */
  readonly numbers: number;
  readonly differences: readonly ReportDifference[];
}

export interface ReportDifference extends JsonDifference {
  /** The method then and now, where they are not the same. */
  readonly methods?: readonly [then: string, now: string];
}

/**
 * Recomputes every derived number of a sealed report from its frozen evidence and lists what differs.
 *
 * @param text a sealed report as it was downloaded
 * @param sha256 of a text in UTF-8, hexadecimal
 * @returns Problems for what is no report
 */
export async function verifyReport(
  text: string,
  sha256: (text: string) => string,
  fileName: string,
): Promise<Result<Verification>> {
  const read = readReport(text, fileName);
  if (!read.ok) return read;
  const { report, sha256: statedSha256 } = read.value;
  const computed = sha256(reportText(report));
  const differences: ReportDifference[] = [];
  let numbers = 0;
  for (const [index, chapter] of report.chapters.entries()) {
    numbers += countNumbers(chapter.result);
    differences.push(...(await differencesOfChapter(chapter, `/report/chapters/${index}`)));
  }
  return succeed({
    isIntact: computed === statedSha256,
    sha256: computed,
    statedSha256,
    numbers,
    differences,
  });
}

async function differencesOfChapter(chapter: Chapter, pointer: string): Promise<ReportDifference[]> {
  const view = parseViewAddress(chapter.view);
  const evidence = chapter.evidence;
  if (view === undefined || view.kind !== chapter.kind || evidence === undefined) {
    return [{ pointer: `${pointer}/view`, frozen: chapter.view, computed: 'no view that can be computed' }];
  }
  const computed = await CHAPTERS[chapter.kind](evidence, view.query);
  if (!computed.ok) {
    return computed.problems.map(({ expected, found }) => ({
      pointer: `${pointer}/evidence`,
      frozen: `expected ${expected}`,
      computed: `found ${found}`,
    }));
  }
  const { method, result, blocks } = computed.value;
  const found = [
    ...differencesOf(chapter.result as JsonValue, result, `${pointer}/result`),
    ...differencesOf(asJson(chapter.blocks), asJson(blocks), `${pointer}/blocks`),
  ];
  return method === chapter.method
    ? found
    : found.map((difference) => ({ ...difference, methods: [chapter.method, method] as const }));
}

function countNumbers(value: unknown): number {
  if (typeof value === 'number') return 1;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((sum, member) => sum + countNumbers(member), 0);
}
