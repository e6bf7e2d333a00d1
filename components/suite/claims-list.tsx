import { Disclosure } from '@/components/ui/disclosure';
import { ScrollRegion } from '@/components/ui/scroll-region';
import type { ClaimDoubts } from '@/lib/tables/audit-view-touched';
import type { ClaimLine, ClaimsTable } from '@/lib/tables/claims-table';

/** Every claim as published, one table a place; closed until wanted, since there may be hundreds. */
export function ClaimsList({
  table,
  slug,
  doubts,
}: {
  table: ClaimsTable;
  slug: string;
  /** What the audit found, by the id of the claim. */
  doubts?: ReadonlyMap<string, ClaimDoubts>;
}) {
  return (
    <div className="claims">
      {table.places.map(({ place, claims }) => (
        <Disclosure
          key={place}
          summary={`${place}: ${claims.length} ${claims.length === 1 ? 'claim' : 'claims'}`}
        >
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
      ))}
    </div>
  );
}

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
