import 'server-only';
import { createReport } from '@/db/commands/create-report';
import { findReport } from '@/db/queries/reports';
import { getSuite } from '@/db/queries/suites';
import type { Store } from '@/db/store';
import { AppError } from '@/lib/errors';
import { freezeReport, reportText, type ChapterDraft } from '@/lib/report/freeze-report';
import type { ChapterKind } from '@/lib/report/report';
import { parseViewAddress } from '@/lib/report/view-address';
import { badParameter, badParameters } from '../api/read-query';
import { VERSION } from '../version';
import { collectEvidence } from './collect-evidence';
import { keepReport } from './report-blobs';

/** What is to be frozen, as somebody asked for it. */
export interface FreezeRequest {
  readonly title?: string | undefined;
  readonly chapters: readonly {
    /** Address of the view with its whole state. */
    readonly view: string;
    readonly title?: string | undefined;
    /** Markdown. */
    readonly notes?: string | undefined;
  }[];
  /** Slug of the version before. */
  readonly previous?: string | undefined;
}

/** A report as it was stored. */
export interface CreatedReport {
  readonly slug: string;
  /** Path of its page. */
  readonly url: string;
  readonly sha256: string;
}

/**
 * Freezes views with all that they rest on, and stores the report under a new slug.
 *
 * @throws AppError INVALID for what is no view or a state that cannot be computed, NOT_FOUND for an unknown suite or
 *   version before
 */
export async function freezeViews(
  store: Store,
  request: FreezeRequest,
  options: { readonly nowMs: number; readonly tokenName?: string },
): Promise<CreatedReport> {
  const chapters: ChapterDraft[] = [];
  for (const [index, { view: address, title, notes }] of request.chapters.entries()) {
    const view = parseViewAddress(address);
    if (view === undefined) throw badParameters([noView(index, address)]);
    const { head } = await getSuite(store, view.suite);
    chapters.push({
      view,
      title: title ?? `${KIND_TITLES[view.kind]}: ${head.title}`,
      ...(notes === undefined || notes.trim() === '' ? {} : { notes }),
      evidence: await collectEvidence(store, view),
    });
  }
  const previous = request.previous === undefined ? undefined : await previousOf(store, request.previous);
  const frozen = await freezeReport({
    title: request.title ?? chapters[0]?.title ?? 'Report',
    productVersion: VERSION,
    ...(previous === undefined ? {} : { previous: previous.sha256 }),
    chapters,
  });
  if (!frozen.ok) throw badParameters(frozen.problems.map((one) => ({ ...one, code: 'bad-parameter' })));
  const sha256 = await keepReport(reportText(frozen.value));
  const { slug } = await createReport(store, {
    sha256,
    title: frozen.value.title,
    suites: chapters.map(({ view }) => view.suite),
    createdAtMs: options.nowMs,
    ...(previous === undefined ? {} : { previous: previous.slug }),
    ...(options.tokenName === undefined ? {} : { tokenName: options.tokenName }),
  });
  return { slug, url: `/r/${slug}`, sha256 };
}

const KIND_TITLES: Readonly<Record<ChapterKind, string>> = {
  comparison: 'Comparison',
  decision: 'Decision',
  cost: 'Cost',
  audit: 'Audit',
};

function noView(index: number, address: string) {
  return badParameter(
    `chapters/${index}/view`,
    'the address of a suite’s comparison, decision, cost or audit, such as /suites/chat-servers/decide',
    `“${address}”`,
  );
}

async function previousOf(store: Store, slug: string) {
  const report = await findReport(store, slug);
  if (report === undefined) throw new AppError('NOT_FOUND', `There is no report “${slug}”.`);
  return report;
}
