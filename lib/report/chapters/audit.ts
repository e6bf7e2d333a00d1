import { auditSuite } from '@/lib/audit/audit-suite';
import { loadNodeFacts } from '@/lib/audit/load-node-facts';
import { succeed } from '@/lib/result';
import { asJson } from './as-json';
import type { ComputeChapter } from './computed-chapter';

/** The audit of the suite's claims, whole: a filter of the page hides nothing of a report. */
export const computeAudit: ComputeChapter = async (file) => {
  const audit = auditSuite(file, { nodes: await loadNodeFacts() });
  const counts = Object.entries(audit.counts).map(([verdict, count]) => `${count} ${verdict}`);
  return succeed({
    method: 'audit/1',
    result: asJson(audit),
    blocks: [
      { kind: 'sentence', text: `${counts.join(', ')}.`, isLead: true },
      {
        kind: 'table',
        title: 'Findings',
        head: ['Verdict', 'Rule', 'Arithmetic', 'Why', 'Claims'],
        numeric: [],
        rows: audit.findings.map((finding) => [
          finding.verdict,
          finding.rule,
          finding.arithmetic,
          finding.because,
          [...finding.statements, ...finding.claims].join(' '),
        ]),
      },
    ],
  });
};
