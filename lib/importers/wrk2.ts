import type { DocumentImporter } from './importer';
import { readWrk } from './read/wrk-run';
import { recogniseWrk } from './read/wrk-text';

/**
 * The text that wrk2 prints, with its percentile spectrum when there is one. Several runs in one file are several runs;
 * those among them that show nothing of wrk2 are read as wrk's.
 */
export const wrk2: DocumentImporter = {
  kind: 'document',
  id: 'wrk2',
  label: 'wrk2',
  extensions: ['txt', 'log', 'md'],
  docsUrl: 'https://github.com/giltene/wrk2',
  howTo: 'wrk -t2 -c64 -d30s -R2000 --latency URL > result.txt',
  version: 2,
  detect: (head) =>
    recogniseWrk(head.text) === 'wrk2'
      ? {
          confidence: 0.97,
          reason:
            '“Running … test @ …” with a recorded latency, a thread calibration or a rate, which wrk2 has',
        }
      : undefined,
  parse: (document) => readWrk(document.text, document.fileName, 'wrk2'),
};
