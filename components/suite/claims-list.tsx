import { Disclosure } from '@/components/ui/disclosure';
import { ScrollRegion } from '@/components/ui/scroll-region';
import type { ClaimsTable } from '@/lib/tables/claims-table';

/** Every claim as published, one table a place; closed until wanted, since there may be hundreds. */
export function ClaimsList({ table }: { table: ClaimsTable }) {
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
                </tr>
              </thead>
              <tbody>
                {claims.map((claim) => (
                  <tr key={claim.id}>
                    <th scope="row">{claim.quantity}</th>
                    <td className="nw">{claim.subject}</td>
                    <td className="num">{claim.text}</td>
                    <td className="num muted">{claim.reading}</td>
                    <td className="small muted">{claim.conditions}</td>
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
