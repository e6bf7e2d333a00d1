import 'server-only';
import { isBlank } from '@/lib/model/readable-name';
import type { Labels } from '@/lib/model/suite-file';
import { AppError } from '@/lib/errors';
import { requireAccess } from '../access/access';
import { importUploads, previewUploads } from '../import-upload';
import { json } from '../respond';
import { getBlobs, getConfig, getStore } from '../runtime';
import type { Problem } from '@/lib/problem';
import { badParameter, badParameters, readQuery } from './read-query';
import { readUploads } from './read-uploads';
import { importQuery } from './schemas';

/** Imports the body, or with `dryRun=1` says what an import would store. */
export async function postImports(request: Request): Promise<Response> {
  const identity = await requireAccess(request, 'write');
  const query = readQuery(request, importQuery);
  const config = getConfig();
  const uploads = await readUploads(request, query.fileName, config.maxUploadBytes);
  const target = { store: await getStore(), blobs: getBlobs(), maxUploadBytes: config.maxUploadBytes };
  const options = {
    ...(query.suite === undefined ? {} : { suite: query.suite }),
    ...(query.subject === undefined ? {} : { subject: query.subject }),
    ...(query.format === undefined ? {} : { format: query.format }),
    ...(query.unit === undefined ? {} : { unit: query.unit }),
    ...(query.label === undefined ? {} : { labels: labelsOf(query.label) }),
  };

  if (query.dryRun === '1') {
    const previews = await previewUploads(target, uploads.files, options);
    return json(
      uploads.isMultipart && previews.length > 1 ? { dryRun: true, imports: previews } : previews[0],
    );
  }
  const outcomes = await importUploads(target, uploads.files, {
    ...options,
    nowMs: Date.now(),
    ...(identity.kind === 'token' ? { tokenName: identity.name } : {}),
  });
  const [first] = outcomes;
  if (first === undefined) throw new AppError('INVALID', 'The request holds no file.');
  return json(outcomes.length > 1 ? { imports: outcomes } : first, {
    status: outcomes.every(({ duplicate }) => duplicate) ? 200 : 201,
    headers: { location: `/suites/${first.suite}` },
  });
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
