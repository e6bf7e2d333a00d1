import { SUITE_FILE_FORMAT } from '@/lib/model/suite-file-schema';
import { readSuiteFile } from '@/lib/suite/read-suite-file';
import { succeed } from '@/lib/result';
import type { DocumentImporter } from './importer';
import { readJson } from './read/json';

/** Our own suite file: the one format that carries a whole suite. */
export const benchlens: DocumentImporter = {
  kind: 'document',
  id: 'benchlens',
  label: 'Benchlens suite file',
  extensions: ['json'],
  docsUrl: 'docs/suite-file.md',
  howTo: 'benchlens export SUITE > suite.json',
  version: 1,
  detect: (head) =>
    /^\s*\{\s*"format"\s*:\s*"benchlens-suite\//.test(head.text) || hasFormat(head.json)
      ? { confidence: 1, reason: '/format is “benchlens-suite/…”' }
      : undefined,
  parse: (document) => {
    const json = readJson(document.text, document.fileName);
    if (!json.ok) return json;
    const suite = readSuiteFile(json.value, document.fileName, document.inflate);
    return suite.ok ? succeed({ kind: 'suite', suite: suite.value, warnings: [] }) : suite;
  },
};

function hasFormat(json: unknown): boolean {
  return (
    typeof json === 'object' &&
    json !== null &&
    'format' in json &&
    typeof json.format === 'string' &&
    (json.format === SUITE_FILE_FORMAT || json.format.startsWith('benchlens-suite/'))
  );
}
