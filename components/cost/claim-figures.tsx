import { slotOf, MARKER_SHAPES } from '@/components/ui/marker-shapes';
import { SubjectName } from '@/components/ui/subject-name';
import type { ClaimView } from '@/lib/cost/claims-view';

const LEFT = 4;
const WIDTH = 520;

/** Each claimed cost beside the model: a line of both, the arithmetic, and what would make the claim true. */
export function ClaimFigures({ claims }: { claims: readonly ClaimView[] }) {
  const most = Math.max(...claims.flatMap(({ claimedUsd, modelUsd }) => [claimedUsd, modelUsd]));
  return (
    <ul className="co-claims">
      {claims.map((claim) => {
        const slot = slotOf(claim.head.position);
        const x = (usd: number) => Math.round(LEFT + 8 + (usd / most) * (WIDTH - 120));
        return (
          <li key={`${claim.head.slug} ${claim.claimed} ${claim.users}`}>
            <SubjectName
              slot={slot}
              name={claim.head.name}
              {...(claim.head.version === undefined ? {} : { version: claim.head.version })}
            />
            <p>
              <b>{claim.claimed}</b> claimed for {claim.users} users, <b>{claim.model}</b> by the model:{' '}
              {claim.ratio}.
            </p>
            <svg className={`c co-gap s${slot}`} viewBox={`0 0 ${WIDTH} 24`} aria-hidden="true">
              <line className="ax" x1={LEFT} x2={LEFT} y1="2" y2="22" />
              <line className="ld" x1={x(claim.modelUsd)} x2={x(claim.claimedUsd)} y1="12" y2="12" />
              <Shape slot={slot} kind="mkf" x={x(claim.modelUsd)} />
              <Shape slot={slot} kind="mkh" x={x(claim.claimedUsd)} />
              <text x={x(Math.max(claim.claimedUsd, claim.modelUsd)) + 12} y="16">
                {claim.claimed} claimed
              </text>
            </svg>
            <p className="small co-sum">{claim.arithmetic}</p>
            <p className="small">What alone would make it true:</p>
            <ul className="small">
              {claim.solutions.map((solution) => (
                <li key={solution}>{solution}</li>
              ))}
            </ul>
            <p className="small muted">{claim.origin}</p>
          </li>
        );
      })}
    </ul>
  );
}

function Shape({ slot, kind, x }: { slot: number; kind: 'mkf' | 'mkh'; x: number }) {
  return <path className={kind} d={MARKER_SHAPES[slot - 1]} transform={`translate(${x - 6} 6)`} />;
}
