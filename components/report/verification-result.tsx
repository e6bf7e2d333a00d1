import type { Verification } from '@/lib/report/verify-report';

const MOST_SHOWN = 50;

/** What computing every number again gave. */
export function VerificationResult({ verification }: { verification: Verification }) {
  const { isIntact, numbers, differences, sha256 } = verification;
  return (
    <div className="list" role="status">
      <p>
        <b>
          {isIntact && differences.length === 0
            ? 'Verified.'
            : isIntact
              ? 'Intact, but computed otherwise today.'
              : 'Not intact.'}
        </b>{' '}
        {numbers.toLocaleString('en-US')} numbers were computed again from the frozen evidence,{' '}
        {differences.length === 0 ? 'without a difference' : `${differences.length} places differ`}.
        {isIntact ? '' : ` The content has the hash ${sha256}.`}
      </p>
      {differences.length === 0 ? null : (
        <ul className="plain">
          {differences.slice(0, MOST_SHOWN).map(({ pointer, frozen, computed, methods }) => (
            <li key={pointer}>
              <code>{pointer}</code>: {frozen} then, {computed} now
              {methods === undefined ? '' : ` (${methods[0]} then, ${methods[1]} now)`}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
