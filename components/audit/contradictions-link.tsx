import { Icon } from '@/components/ui/icon';
import { formatCount } from '@/lib/format/format-value';

/** Beside a comparison of claims: how many contradictions their audit found, and the way there. */
export function ContradictionsLink({
  slug,
  contradicted,
  checks,
}: {
  slug: string;
  contradicted: number;
  checks: number;
}) {
  return (
    <a className={contradicted > 0 ? 'audited some' : 'audited'} href={`/suites/${slug}/audit`}>
      {contradicted > 0
        ? `${formatCount(contradicted)} ${contradicted === 1 ? 'contradiction' : 'contradictions'} found`
        : `Audit: no contradiction in ${formatCount(checks)} ${checks === 1 ? 'check' : 'checks'}`}
      <Icon name="arrow" />
    </a>
  );
}
