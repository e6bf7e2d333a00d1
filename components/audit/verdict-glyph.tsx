import type { FindingVerdict } from '@/lib/audit/finding';

/** The sign of a verdict; the word beside it carries the meaning. Needs `VerdictSprite` on the page. */
export function VerdictGlyph({ verdict }: { verdict: FindingVerdict }) {
  return (
    <svg className="vg" aria-hidden="true">
      <use href={`#av-${verdict}`} />
    </svg>
  );
}

const UNEQUAL = 'M5 7.25h8M5 10.75h8M11 4.5l-4 9';

/** The signs once per page: a filled ≠, a framed ≠, ≈, = and a dashed circle. */
export function VerdictSprite() {
  return (
    <svg width="0" height="0" className="vh" aria-hidden="true" focusable="false">
      <defs>
        <symbol id="av-contradicted" viewBox="0 0 18 18">
          <rect x="1" y="1" width="16" height="16" rx="2" fill="var(--worse-5)" />
          <path d={UNEQUAL} stroke="var(--on-worse-5)" strokeWidth="1.5" fill="none" />
        </symbol>
        <symbol id="av-mismatch" viewBox="0 0 18 18">
          <rect
            x="1.75"
            y="1.75"
            width="14.5"
            height="14.5"
            rx="2"
            fill="none"
            stroke="var(--worse-4)"
            strokeWidth="1.5"
          />
          <path d={UNEQUAL} stroke="var(--worse-5)" strokeWidth="1.5" fill="none" />
        </symbol>
        <symbol id="av-rounding" viewBox="0 0 18 18">
          <path
            d="M4.5 7.6c1.5-1.6 3-1.6 4.5 0s3 1.6 4.5 0M4.5 11.6c1.5-1.6 3-1.6 4.5 0s3 1.6 4.5 0"
            stroke="var(--ink-2)"
            strokeWidth="1.5"
            fill="none"
          />
        </symbol>
        <symbol id="av-consistent" viewBox="0 0 18 18">
          <path d="M4.5 7.25h9M4.5 10.75h9" stroke="var(--better-5)" strokeWidth="1.6" fill="none" />
        </symbol>
        <symbol id="av-unchecked" viewBox="0 0 18 18">
          <circle
            cx="9"
            cy="9"
            r="6"
            fill="none"
            stroke="var(--ink-4)"
            strokeWidth="1.3"
            strokeDasharray="2 2"
          />
        </symbol>
      </defs>
    </svg>
  );
}
