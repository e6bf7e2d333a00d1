import type { DocumentImporter } from './importer';
import { readHlog } from './read/hlog';
import { recogniseHlog } from './read/hlog-head';

/** The histogram log of HdrHistogram (.hlog): a compressed histogram in encoding V2 for each interval. */
export const hdrHlog: DocumentImporter = {
  kind: 'document',
  id: 'hdr-hlog',
  label: 'HdrHistogram log (.hlog)',
  extensions: ['hlog', 'log', 'txt'],
  docsUrl: 'https://hdrhistogram.github.io/HdrHistogram/',
  howTo:
    'HistogramLogWriter of HdrHistogram 2.1 or later, and name the unit of the values with --unit when importing',
  version: 1,
  detect: (head) => {
    const found = recogniseHlog(head.text);
    // Other encodings are explained as known and not read.
    return found === undefined || found.isOlderEncoding
      ? undefined
      : { confidence: 0.95, reason: found.reason };
  },
  parse: readHlog,
};
