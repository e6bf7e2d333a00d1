import type { FindingLine } from '@/lib/tables/audit-view-finding';
import type { AuditAddress } from './audit-address';

/** What a finding rests on: the statements and claims as written, where they stand, under which conditions. */
export function FindingClaims({ finding, address }: { finding: FindingLine; address: AuditAddress }) {
  const { claims, statements, moreClaims } = finding;
  return (
    <div className="fc">
      {statements.length === 0 ? null : (
        <ul className="says" aria-label="Statements">
          {statements.map((statement) => (
            <li key={statement.id}>
              {`“${statement.text}”`}
              {statement.place === undefined ? null : <span className="muted">{statement.place}</span>}
            </li>
          ))}
        </ul>
      )}
      {claims.length === 0 ? null : (
        <ol className="figs" aria-label="Claims">
          {claims.map((claim) => (
            <li key={claim.id}>
              <b>{claim.text}</b>
              <span>
                <a href={`${address.claims}#claim-${claim.id}`}>{claim.quantity}</a>
                {claim.subject === 'all' ? null : `, ${claim.subject}`}
              </span>
              <span>{claim.place ?? 'Place not stated'}</span>
              <span className="muted">{claim.conditions.join('; ')}</span>
            </li>
          ))}
        </ol>
      )}
      {moreClaims === 0 ? null : (
        <p className="note">
          {`${moreClaims} more claims stand in the `}
          <a href={`${address.claims}#claims`}>list of claims</a>.
        </p>
      )}
      <ConditionsNote finding={finding} />
    </div>
  );
}

/** What all claims state alike is said once. */
function ConditionsNote({ finding: { claims, conditions } }: { finding: FindingLine }) {
  if (conditions.length > 0) {
    return <p className="note">{`All of them are stated for: ${conditions.join('; ')}.`}</p>;
  }
  if (claims.length === 0 || claims.some((claim) => claim.conditions.length > 0)) return null;
  return <p className="note">No conditions are stated.</p>;
}
