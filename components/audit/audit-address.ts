import { withQuery, type Query } from '@/lib/format/query-string';

/** Where the parts of an audit are found. */
export interface AuditAddress {
  /** Page on which every claim is an anchor; empty: the same page. */
  readonly claims: string;
  /** Path of the audit itself. */
  readonly audit: string;
  /** Of the whole audit as data. */
  readonly json?: string;
  /** What stays in the address whatever is filtered. */
  readonly kept: Query;
}

export function addressOfSuite(slug: string): AuditAddress {
  return {
    claims: `/suites/${slug}?claims=all`,
    audit: `/suites/${slug}/audit`,
    json: `/api/v1/suites/${slug}/audit`,
    kept: {},
  };
}

/** The findings that a filter lets through; without one all. */
export function findingsAddress({ audit, kept }: AuditAddress, filter: Query = {}): string {
  return `${audit}${withQuery(kept, filter)}#findings`;
}

/** A place that lists a finding whatever else the audit finds: beside all others of its rule. */
export function findingAddress(
  { audit, kept }: AuditAddress,
  finding: { readonly id: string; readonly rule: string },
): string {
  return `${audit}${withQuery(kept, { rule: finding.rule, all: '1' })}#${finding.id}`;
}
