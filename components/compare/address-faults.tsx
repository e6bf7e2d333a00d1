import { Icon } from '@/components/ui/icon';
import type { Problem } from '@/lib/problem';

/** Faults of one kind beyond these say nothing new. */
const MOST_SHOWN = 8;

/** What the address names and nobody has: the rest of the page holds without it. */
export function AddressFaults({ problems }: { problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <section className="cp-faults" aria-label="What the address asks for and is not there">
      <p>
        <Icon name="warn" label="Caution:" /> <b>The address asks for something that is not there.</b> The
        rest is shown.
      </p>
      <ul>
        {problems.slice(0, MOST_SHOWN).map(({ where, expected, found }) => (
          <li key={`${where.file} ${found}`}>
            <code>{where.file}</code>: expected {expected}, found {found}
          </li>
        ))}
        {problems.length > MOST_SHOWN ? <li>and {problems.length - MOST_SHOWN} more</li> : null}
      </ul>
    </section>
  );
}
