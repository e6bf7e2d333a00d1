import 'server-only';
import { isBlank } from '@/lib/model/readable-name';
import type { Labels } from '@/lib/model/suite-file';
import { AppError } from '@/lib/errors';
import { requireAccess } from '../access/access';
import { importUploads, previewUploads, type UploadOptions } from '../import-upload';
import { json } from '../respond';
import { getBlobs, getConfig, getStore } from '../runtime';
import type { Problem } from '@/lib/problem';
import { parseMapping, type LatencyLogMapping } from '@/lib/importers/samples/latency-log-mapping';
import { parseMetricParameter, type MetricChoices } from '@/lib/upload/metric-choice';
import { badParameter, badParameters, readQuery } from './read-query';
import { readUploads } from './read-uploads';
import { importQuery } from './schemas';
import { streamProgress, wantsProgress, type ImportAnswer } from './stream-progress';

/**
 * Imports the body, or with `dryRun=1` says what an import would store. A client that accepts `application/x-ndjson`
 * is told on the way how far it is. When the client goes away, reading stops and nothing is stored.
 */
export async function postImports(request: Request): Promise<Response> {
  const identity = await requireAccess(request, 'write');
  const query = readQuery(request, importQuery);
  const config = getConfig();
  const uploads = await readUploads(request, query.fileName, config.maxUploadBytes);
  const target = { store: await getStore(), blobs: getBlobs(), maxUploadBytes: config.maxUploadBytes };
  const mapping = query.mapping === undefined ? undefined : mappingOf(query.mapping);
  const options = {
    ...(query.suite === undefined ? {} : { suite: query.suite }),
    ...(query.subject === undefined ? {} : { subject: query.subject }),
    ...(query.format === undefined ? {} : { format: query.format }),
    ...(query.unit === undefined ? {} : { unit: query.unit }),
    ...(mapping === undefined ? {} : { mapping }),
    ...(query.metric === undefined ? {} : { metrics: metricsOf(query.metric) }),
    ...(query.label === undefined ? {} : { labels: labelsOf(query.label) }),
  };
  const work = async (observer: Pick<UploadOptions, 'signal' | 'onProgress'>): Promise<ImportAnswer> => {
    if (query.dryRun === '1') {
      const previews = await previewUploads(target, uploads.files, { ...options, ...observer });
      const isList = uploads.isMultipart && previews.length > 1;
      return { status: 200, body: isList ? { dryRun: true, imports: previews } : previews[0] };
    }
    const outcomes = await importUploads(target, uploads.files, {
      ...options,
      ...observer,
      nowMs: Date.now(),
      ...(identity.kind === 'token' ? { tokenName: identity.name } : {}),
    });
    const [first] = outcomes;
    if (first === undefined) throw new AppError('INVALID', 'The request holds no file.');
    return {
      status: outcomes.every(({ duplicate }) => duplicate) ? 200 : 201,
      body: outcomes.length > 1 ? { imports: outcomes } : first,
      headers: { location: `/suites/${first.suite}` },
    };
  };
  if (wantsProgress(request)) return streamProgress(request, work);
  const { status, body, headers } = await work({ signal: request.signal });
  return json(body, { status, ...(headers === undefined ? {} : { headers }) });
}

/** The schema has checked each of them. */
function metricsOf(texts: readonly string[]): MetricChoices {
  return new Map(
    texts.flatMap((text) => {
      const one = parseMetricParameter(text);
      return one === undefined ? [] : [[one.id, one.choice] as const];
    }),
  );
}

/** @throws AppError INVALID, which is answered with 400 */
function mappingOf(text: string): LatencyLogMapping {
  const mapping = parseMapping(text);
  if (mapping.ok) return mapping.value;
  throw badParameters(
    mapping.problems.map((problem) => ({ ...problem, where: { file: 'query', pointer: '/mapping' } })),
  );
}

/** @throws AppError INVALID for a key that stands twice, is blank, or that an object cannot hold */
function labelsOf(pairs: readonly string[]): Labels {
  const labels = new Map<string, string>();
  const problems: Problem[] = [];
  for (const pair of pairs) {
    const colon = pair.indexOf(':');
    const key = pair.slice(0, colon).trim();
    if (labels.has(key)) problems.push(badParameter('label', `the label “${key}” once`, 'it a second time'));
    else if (isBlank(key) || key === '__proto__')
      problems.push(badParameter('label', 'a label with an ordinary name', `“${key}”`));
    labels.set(key, pair.slice(colon + 1).trim());
  }
  if (problems.length > 0) throw badParameters(problems);
  return Object.fromEntries(labels);
}
