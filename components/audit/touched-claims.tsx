import { ScrollRegion } from '@/components/ui/scroll-region';
import type { TouchedClaim } from '@/lib/tables/audit-view-touched';
import { findingsAddress, type AuditAddress } from './audit-address';

/** The claims that most findings lean on, each with a way to its findings and to its place in the list of claims. */
export function TouchedClaims({
  claims,
  address,
}: {
  claims: readonly TouchedClaim[];
  address: AuditAddress;
}) {
  return (
    <ScrollRegion label="Claims touched">
      <table className="sticky">
        <caption>
          {claims.length === 1
            ? 'The claim that contradictions and mismatches lean on'
            : `The ${claims.length} claims that most contradictions and mismatches lean on`}
        </caption>
        <thead>
          <tr>
            <th scope="col">Claim</th>
            <th scope="col">Subject</th>
            <th scope="col" className="num">
              As written
            </th>
            <th scope="col" className="num">
              Contradicted
            </th>
            <th scope="col" className="num">
              Mismatch
            </th>
            <th scope="col">Stated in</th>
            <th scope="col">Findings</th>
          </tr>
        </thead>
        <tbody>
          {claims.map((claim) => (
            <tr key={claim.id}>
              <th scope="row">
                <a href={`${address.claims}#claim-${claim.id}`}>{claim.quantity}</a>
              </th>
              <td className="nw">{claim.subject}</td>
              <td className="num">{claim.text}</td>
              <td className={claim.contradicted > 0 ? 'num best' : 'num'}>{claim.contradicted}</td>
              <td className="num">{claim.mismatch}</td>
              <td>{claim.place ?? 'Place not stated'}</td>
              <td className="nw">
                <a href={findingsAddress(address, { claim: claim.id })}>
                  Its findings<span className="vh">{`: ${claim.quantity}, ${claim.text}`}</span>
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
