import { Disclosure } from '@/components/ui/disclosure';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { withQuery, type Query } from '@/lib/format/query-string';
import type { ClaimDoubts } from '@/lib/tables/audit-view-touched';
import type { ClaimLine, ClaimsTable } from '@/lib/tables/claims-table';
import { OpenClaim } from './open-claim';

/**
 * Every claim as published, one table a place. There may be hundreds, so that a place holds its claims once its link
 * was followed, or that to all of them.
 */
export function ClaimsList({
  table,
  slug,
  query,
  doubts,
}: {
  table: ClaimsTable;
  slug: string;
  /** The address of the page. */
  query: Query;
  /** What the audit found, by the id of the claim. */
  doubts?: ReadonlyMap<string, ClaimDoubts>;
}) {
  // A short list needs no way to it.
  const isAll = query.claims === 'all' || table.count <= MOST_AT_ONCE;
  return (
    <div className="claims">
      {isAll ? null : (
        <p className="small">
          <a href={`${withQuery(query, { claims: 'all' })}#claims`}>
            {`All ${table.count.toLocaleString('en-US')} claims`}
          </a>
          <OpenClaim />
        </p>
      )}
      {table.places.map(({ place, claims }, index) => {
        const number = String(index + 1);
        const summary = `${place}: ${claims.length} ${claims.length === 1 ? 'claim' : 'claims'}`;
        return !isAll && query.claims !== number ? (
          <p key={place} className="place">
            <a href={`${withQuery(query, { claims: number })}#claims-${number}`}>{summary}</a>
          </p>
        ) : (
          <Disclosure key={place} id={`claims-${number}`} summary={summary} open={query.claims === number}>
            <ScrollRegion label={`Claims in ${place}`}>
              <table className="sticky">
                <thead>
                  <tr>
                    <th scope="col">Quantity</th>
                    <th scope="col">Subject</th>
                    <th scope="col" className="num">
                      As written
                    </th>
                    <th scope="col" className="num">
                      Read as
                    </th>
                    <th scope="col">Conditions stated</th>
                    {doubts === undefined ? null : <th scope="col">Audit</th>}
                  </tr>
                </thead>
                <tbody>
                  {claims.map((claim) => (
                    <tr key={claim.id} id={`claim-${claim.id}`}>
                      <th scope="row">{claim.quantity}</th>
                      <td className="nw">{claim.subject}</td>
                      <td className="num">{claim.text}</td>
                      <td className="num muted">{claim.reading}</td>
                      <td className="small muted">{claim.conditions}</td>
                      {doubts === undefined ? null : (
                        <td className="nw">
                          <Doubts slug={slug} claim={claim} doubts={doubts.get(claim.id)} />
                        </td>
                      )}
                    </tr>
                  ))}
                </tbody>
              </table>
            </ScrollRegion>
          </Disclosure>
        );
      })}
    </div>
  );
}

const MOST_AT_ONCE = 30;

/** The way from a claim to the findings that lean on it. */
function Doubts({
  slug,
  claim,
  doubts,
}: {
  slug: string;
  claim: ClaimLine;
  doubts: ClaimDoubts | undefined;
}) {
  if (doubts === undefined) return <span className="muted">nothing found</span>;
  const { contradicted, mismatch } = doubts;
  const parts = [
    contradicted === 0 ? '' : `${contradicted} ${contradicted === 1 ? 'contradiction' : 'contradictions'}`,
    mismatch === 0 ? '' : `${mismatch} ${mismatch === 1 ? 'mismatch' : 'mismatches'}`,
  ];
  return (
    <a href={`/suites/${slug}/audit?claim=${encodeURIComponent(claim.id)}#findings`}>
      {parts.filter((part) => part !== '').join(', ')}
      <span className="vh">{`: findings on ${claim.quantity} ${claim.text}`}</span>
    </a>
  );
}
