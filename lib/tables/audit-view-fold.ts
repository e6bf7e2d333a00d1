import type { Finding } from '@/lib/audit/finding';

/** So many elements may stand in the list of findings when a page is first drawn. */
const MOST_ELEMENTS = 1150;

/** Each verdict shows at least so many of its findings. */
const LEAST_OF_VERDICT = 2;

/** Of what passed, a few show that it was checked; the others are one press away. */
const MOST_CALM = 4;

/**
 * How many findings of each verdict a page lists at first: all where they are few, else the first of each verdict, and
 * then as many of the worst as a page carries.
 *
 * @param groups findings by verdict, worst verdict first, most severe first
 * @param hasChosen whether the reader asked for some of the findings: then those that pass are what is wanted
 * @returns one number for each group
 */
export function foldFindings(groups: readonly (readonly Finding[])[], hasChosen: boolean): number[] {
  const most = groups.map((group) =>
    hasChosen || isDoubtful(group) ? group.length : Math.min(MOST_CALM, group.length),
  );
  const counts = groups.map((group) => Math.min(LEAST_OF_VERDICT, group.length));
  let elements = groups.reduce((sum, group, index) => sum + elementsIn(group.slice(0, counts[index])), 0);
  groups.forEach((group, index) => {
    for (const finding of group.slice(counts[index], most[index])) {
      elements += elementsOf(finding);
      if (elements > MOST_ELEMENTS) return;
      counts[index] = (counts[index] ?? 0) + 1;
    }
  });
  return counts;
}

function isDoubtful(group: readonly Finding[]): boolean {
  return group.some(({ verdict }) => verdict === 'contradicted' || verdict === 'mismatch');
}

function elementsIn(findings: readonly Finding[]): number {
  return findings.reduce((sum, finding) => sum + elementsOf(finding), 0);
}

/** About how many elements a finding is on the page. */
function elementsOf({ claims, statements, subjects }: Finding): number {
  return 30 + 6 * Math.min(claims.length, 40) + 3 * statements.length + 7 * Math.min(subjects.length, 6);
}
