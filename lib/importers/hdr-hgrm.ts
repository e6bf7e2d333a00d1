import type { DocumentImporter } from './importer';
import { recogniseHgrm, readHgrm } from './read/hgrm';

/** The percentile distribution that HdrHistogram prints (.hgrm): text of the Java and C libraries, or their CSV. */
export const hdrHgrm: DocumentImporter = {
  kind: 'document',
  id: 'hdr-hgrm',
  label: 'HdrHistogram percentile distribution (.hgrm)',
  extensions: ['hgrm', 'txt', 'csv'],
  docsUrl: 'https://hdrhistogram.github.io/HdrHistogram/',
  howTo: 'histogram.outputPercentileDistribution(out, 1.0), and name the unit with --unit when importing',
  version: 2,
  detect: (head) => {
    const found = recogniseHgrm(head.text);
    return found === undefined
      ? undefined
      : { confidence: 0.95, reason: `the heading “${found}” of a percentile list` };
  },
  parse: readHgrm,
};
