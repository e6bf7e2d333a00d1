import 'server-only';
import { serialiseSuiteFile } from '@/lib/suite/serialise-suite-file';
import { AppError } from '@/lib/errors';
import { requireAccess } from './access/access';
import { importUploads } from './import-upload';
import { readPastedAudit } from './pasted-audit';
import { readSmallForm } from './read-audit-form';
import { invalid } from './respond';
import { getBlobs, getConfig, getStore } from './runtime';

/**
 * Imports the suite file of a pasted table like an uploaded one, and leads to its audit.
 *
 * @throws AppError as an import does
 */
export async function savePastedAudit(request: Request): Promise<Response> {
  const identity = await requireAccess(request, 'write');
  const { fileName, bytes } = await suiteFileOf((await readSmallForm(request)).get('draft'));
  const [outcome] = await importUploads(
    { store: await getStore(), blobs: getBlobs(), maxUploadBytes: getConfig().maxUploadBytes },
    [{ fileName, chunks: once(bytes) }],
    {
      format: 'benchlens',
      nowMs: Date.now(),
      ...(identity.kind === 'token' ? { tokenName: identity.name } : {}),
    },
  );
  if (outcome === undefined) throw new AppError('INVALID', 'The table holds no claim.');
  return new Response(null, { status: 303, headers: { location: `/suites/${outcome.suite}/audit` } });
}

/**
 * The suite file of a draft.
 *
 * @throws AppError INVALID
 */
export async function suiteFileOf(
  draft: unknown,
): Promise<{ readonly fileName: string; readonly bytes: Uint8Array<ArrayBuffer> }> {
  const { outcome } = await readPastedAudit(typeof draft === 'string' ? draft : '');
  if (!outcome.ok) throw invalid(outcome.problems);
  const { file } = outcome.value;
  return {
    fileName: `${file.suite.slug}.json`,
    bytes: new TextEncoder().encode(serialiseSuiteFile(file)),
  };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
