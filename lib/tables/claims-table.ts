import { conditionEntries } from '@/lib/comparison/claim-groups';
import { describeCondition } from '@/lib/comparison/labels';
import { formatValue } from '@/lib/format/format-value';
import { describeMetric } from '@/lib/metrics/describe';
import type { SuiteData } from '@/lib/model/suite-data';
import { printable } from './printable';

/** Every claim of a suite as published, by the place where it stands. */
export interface ClaimsTable {
  readonly places: readonly { readonly place: string; readonly claims: readonly ClaimLine[] }[];
  readonly count: number;
}

export interface ClaimLine {
  readonly id: string;
  readonly subject: string;
  readonly quantity: string;
  /** As written where the publication’s text is known. */
  readonly text: string;
  /** In the canonical unit, readable; empty where it would only repeat the text. */
  readonly reading: string;
  readonly conditions: string;
}

export function buildClaimsTable(data: Pick<SuiteData, 'claims' | 'metrics' | 'subjects'>): ClaimsTable {
  const places = new Map<string, ClaimLine[]>();
  for (const claim of data.claims) {
    const metric = describeMetric(claim.metric, data.metrics);
    const subject = data.subjects.find((candidate) => candidate.slug === claim.subject);
    const reading = formatValue(claim.value, metric.unit);
    const text = printable(claim.text ?? reading);
    const statistic = claim.statistic === 'value' ? '' : ` ${claim.statistic}`;
    const lines = places.get(claim.place ?? 'Place not stated') ?? [];
    lines.push({
      id: claim.id,
      subject:
        subject === undefined
          ? 'all'
          : [subject.name, subject.version].filter((part) => part !== undefined).join(' '),
      quantity: `${metric.label}${statistic}${claim.case === 'all' ? '' : `, ${claim.case}`}`,
      text,
      reading: reading.replaceAll(/[\s,]/g, '') === text.replaceAll(/[\s,]/g, '') ? '' : reading,
      conditions: conditionEntries(claim.conditions ?? {})
        .map(([field, value]) => describeCondition(field, value))
        .join('; '),
    });
    places.set(claim.place ?? 'Place not stated', lines);
  }
  return { places: [...places].map(([place, claims]) => ({ place, claims })), count: data.claims.length };
}
