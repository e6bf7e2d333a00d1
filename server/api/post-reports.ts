import 'server-only';
import { problemsOf } from '@/lib/suite/zod-problems';
import { requireAccess } from '../access/access';
import { freezeViews } from '../reports/freeze-views';
import { storeSealedReport } from '../reports/store-sealed-report';
import { json } from '../respond';
import { getStore } from '../runtime';
import { readJsonBody } from './read-json-body';
import { badParameters } from './read-query';
import { reportRequestSchema } from './report-schemas';

const BODY = 'body';

/** Freezes the views of the body, or takes a report that was frozen elsewhere. */
export async function postReports(request: Request): Promise<Response> {
  const identity = await requireAccess(request, 'write');
  const by = identity.kind === 'token' ? { tokenName: identity.name } : {};
  const body = await readJsonBody(request);
  const store = await getStore();
  if (isSealed(body)) return created(await storeSealedReport(store, JSON.stringify(body), by));
  const parsed = reportRequestSchema.safeParse(body);
  if (!parsed.success) {
    throw badParameters(
      problemsOf(parsed.error, body, BODY).map((problem) => ({ ...problem, code: 'bad-parameter' })),
    );
  }
  return created(await freezeViews(store, parsed.data, { nowMs: Date.now(), ...by }));
}

function created(report: { readonly url: string }): Response {
  return json(report, { status: 201, headers: { location: report.url } });
}

function isSealed(body: unknown): boolean {
  return typeof body === 'object' && body !== null && Object.hasOwn(body, 'report');
}
