import { Select, type SelectOption } from '@/components/ui/select';
import { MOST_STATEMENTS, type PastedDraft } from '@/lib/audit/pasted/pasted-draft';
import { describeMetric } from '@/lib/metrics/describe';
import type { Claim, SuiteFile } from '@/lib/model/suite-file';
import { printable } from '@/lib/tables/printable';

/** Empty lines beyond those that are filled in. */
const SPARE = 2;

/** “3 times lower than”: what the publication says about two of its claims, a line each. */
export function PasteStatements({ draft, file }: { draft: PastedDraft; file: SuiteFile }) {
  const said = draft.statements ?? [];
  const claims = [
    { value: '', label: 'a claim' },
    ...(file.claims ?? []).map((claim) => ({ value: claim.id, label: nameOf(claim, file) })),
  ];
  return (
    <ol className="paste-says">
      {Array.from({ length: Math.min(MOST_STATEMENTS, said.length + SPARE) }, (_, index) => (
        <li key={index}>
          <Line name={`statement.${index}`} number={index + 1} statement={said[index]} claims={claims} />
        </li>
      ))}
    </ol>
  );
}

function Line({
  name,
  number,
  statement,
  claims,
}: {
  name: string;
  number: number;
  statement: NonNullable<PastedDraft['statements']>[number] | undefined;
  claims: readonly SelectOption[];
}) {
  return (
    <fieldset className="paste-line">
      <legend className="vh">{`Statement ${number}`}</legend>
      <Select
        name={`${name}.first`}
        aria-label="First claim"
        defaultValue={statement?.first ?? ''}
        options={claims}
      />
      <Select
        name={`${name}.kind`}
        aria-label="Kind of statement"
        defaultValue={statement?.kind ?? 'ratio'}
        options={[
          { value: 'ratio', label: 'is so many times' },
          { value: 'order', label: 'is below' },
        ]}
      />
      <input
        className="inp num"
        name={`${name}.value`}
        aria-label="How many times"
        placeholder="3"
        inputMode="decimal"
        autoComplete="off"
        maxLength={40}
        defaultValue={statement?.value ?? ''}
      />
      <Select
        name={`${name}.says`}
        aria-label="Lower or higher"
        defaultValue={statement?.says ?? 'lower'}
        options={[
          { value: 'lower', label: 'lower than' },
          { value: 'higher', label: 'higher than' },
        ]}
      />
      <Select
        name={`${name}.second`}
        aria-label="Second claim"
        defaultValue={statement?.second ?? ''}
        options={claims}
      />
    </fieldset>
  );
}

function nameOf(claim: Claim, { metrics = [], subjects = [] }: SuiteFile): string {
  const subject = subjects.find(({ slug }) => slug === claim.subject);
  const who = [subject?.name, subject?.version].filter((part) => part !== undefined).join(' ');
  const statistic = claim.statistic === 'value' ? '' : ` ${claim.statistic}`;
  const name = `${describeMetric(claim.metric, metrics).label.toLowerCase()}${statistic}`;
  return [
    who,
    claim.case === 'all' ? '' : claim.case,
    `${name} ${printable(claim.text ?? String(claim.value))}`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}
