import { ScrollRegion } from '@/components/ui/scroll-region';
import type { SuiteFile } from '@/lib/model/suite-file';
import type { AuditView } from '@/lib/tables/audit-view';
import { buildClaimsTable } from '@/lib/tables/claims-table';
import { findingsAddress, type AuditAddress } from './audit-address';
import { ClaimBadge } from './claim-badge';

/** The claims of a pasted table, each with what the audit found about it. */
export function PastedClaimsTable({
  suite,
  view,
  address,
}: {
  suite: SuiteFile;
  view: AuditView;
  address: AuditAddress;
}) {
  const table = buildClaimsTable({
    claims: suite.claims ?? [],
    metrics: suite.metrics ?? [],
    subjects: suite.subjects ?? [],
  });
  return (
    <ScrollRegion label="Claims">
      <table className="sticky">
        <caption>{`${table.count.toLocaleString('en-US')} ${table.count === 1 ? 'claim' : 'claims'} of the table`}</caption>
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
            <th scope="col">Conditions</th>
            <th scope="col">Audit</th>
          </tr>
        </thead>
        <tbody>
          {table.places.flatMap(({ claims }) =>
            claims.map((claim) => {
              const verdict = view.worst.get(claim.id);
              return (
                <tr key={claim.id} id={`claim-${claim.id}`}>
                  <th scope="row">{claim.quantity}</th>
                  <td className="nw">{claim.subject}</td>
                  <td className="num">{claim.text}</td>
                  <td className="num muted">{claim.reading}</td>
                  <td className="small muted">{claim.conditions}</td>
                  <td className="nw">
                    {verdict === undefined ? (
                      <span className="muted">not checked</span>
                    ) : (
                      <ClaimBadge
                        verdict={verdict}
                        about={`${claim.quantity}, ${claim.subject}`}
                        href={findingsAddress(address, { claim: claim.id })}
                      />
                    )}
                  </td>
                </tr>
              );
            }),
          )}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
