import type { DocumentImporter } from './importer';
import { readWrk } from './read/wrk-run';
import { recogniseWrk } from './read/wrk-text';

/** The text that wrk prints, also several runs in one file and inside logs or Markdown. */
export const wrk: DocumentImporter = {
  kind: 'document',
  id: 'wrk',
  label: 'wrk',
  extensions: ['txt', 'log', 'md'],
  docsUrl: 'https://github.com/wg/wrk',
  howTo: 'wrk -t2 -c64 -d30s --latency URL > result.txt',
  version: 2,
  detect: (head) =>
    recogniseWrk(head.text) === 'wrk'
      ? {
          confidence: 0.95,
          reason: '“Running … test @ …” and “… threads and … connections”, and nothing of wrk2',
        }
      : undefined,
  parse: (document) => readWrk(document.text, document.fileName, 'wrk'),
};
