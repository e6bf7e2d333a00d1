import { EVIDENCE_GRADES } from '@/lib/model/grade';
import type { SuiteFile } from '@/lib/model/suite-file';
import { succeed, type Result } from '@/lib/result';
import { canonicalSuiteFile } from '@/lib/suite/serialise-suite-file';
import { canonicalJson } from './canonical-json';
import { CHAPTERS } from './chapters/registry';
import type { Chapter, Report } from './report';
import { REPORT_FORMAT } from './report-schema';
import type { ViewAddress } from './view-address';

/** A view to be frozen, with the evidence that it shows. */
export interface ChapterDraft {
  readonly view: ViewAddress;
  readonly title: string;
  /** Markdown. */
  readonly notes?: string;
  readonly evidence: SuiteFile;
}

/**
 * A report of some views: their evidence, what follows from it, and by which methods.
 *
 * @returns Problems where a view's state cannot be computed, with the place `/chapters/0`
 */
export async function freezeReport(draft: {
  readonly title: string;
  readonly productVersion: string;
  /** SHA-256 of the version before. */
  readonly previous?: string;
  readonly chapters: readonly ChapterDraft[];
}): Promise<Result<Report>> {
  const chapters: Chapter[] = [];
  for (const [index, chapter] of draft.chapters.entries()) {
    const frozen = await freezeChapter(chapter);
    if (!frozen.ok) {
      return {
        ok: false,
        problems: frozen.problems.map((problem) => ({
          ...problem,
          where: { ...problem.where, pointer: `/chapters/${index}${problem.where.pointer ?? ''}` },
        })),
      };
    }
    chapters.push(frozen.value);
  }
  return succeed({
    format: REPORT_FORMAT,
    title: draft.title,
    product: { name: 'benchlens', version: draft.productVersion },
    ...(draft.previous === undefined ? {} : { previous: draft.previous }),
    chapters,
  });
}

/** The canonical text of a report: what is stored, hashed and sent. */
export function reportText(report: Report): string {
  return canonicalJson(report);
}

/**
 * The text of a report with its hash and its date beside it, as it travels.
 *
 * @param text from `reportText`
 */
export function sealedText(text: string, sha256: string, createdAtMs: number): string {
  // All parts are canonical, and so are the members in this order.
  return `{"createdAt":${createdAtMs},"report":${text},"sha256":${canonicalJson(sha256)}}`;
}

async function freezeChapter({ view, title, notes, evidence }: ChapterDraft): Promise<Result<Chapter>> {
  const file = canonicalSuiteFile(evidence);
  const computed = await CHAPTERS[view.kind](file, view.query);
  if (!computed.ok) return computed;
  const { method, result, blocks } = computed.value;
  return succeed({
    kind: view.kind,
    title,
    ...(notes === undefined ? {} : { notes }),
    view: view.text,
    method,
    evidence: file,
    grades: gradesOf(file),
    result: result as Chapter['result'],
    blocks: [...blocks],
  });
}

function gradesOf({ runs = [], claims = [] }: SuiteFile): string[] {
  const found = new Set(
    runs.flatMap((run) => (run.measurements ?? []).map(({ grade = 'summary' }) => grade)),
  );
  if (claims.length > 0) found.add('claim');
  return EVIDENCE_GRADES.filter((grade) => found.has(grade));
}
