import { Button } from '@/components/ui/button';
import { Disclosure } from '@/components/ui/disclosure';
import { Field, fieldDescription } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { PastedClaims } from '@/lib/audit/pasted/claims-of-draft';
import type { PastedDraft } from '@/lib/audit/pasted/pasted-draft';
import { CONDITION_FIELDS } from '@/lib/audit/pasted/read-conditions';
import { PasteQuantities } from './paste-quantities';
import { PasteStatements } from './paste-statements';

const EXAMPLE = `| Metric | Go | Rust |
|---|---|---|
| p99 latency (1kb msg) | 36 µs | 18 µs |
| Max connections | 890,000 | 940,000 |
| Memory per connection | 12 kB | 8 kB |`;

/** The table, and once it was read what it leaves open: units, names, conditions and what is said about it. */
export function PasteForm({ draft, claims }: { draft?: PastedDraft; claims?: PastedClaims }) {
  const hint = `name=value, with ; between: ${CONDITION_FIELDS.join(', ')}`;
  return (
    <form className="paste" method="post" action="/audit/read">
      <Field id="paste-text" label="Table">
        <textarea
          id="paste-text"
          name="text"
          className="inp mono"
          rows={10}
          required
          spellCheck={false}
          placeholder={EXAMPLE}
          defaultValue={draft?.text ?? ''}
        />
      </Field>
      <div className="paste-row">
        <Field id="paste-title" label="Title">
          <input
            id="paste-title"
            name="title"
            className="inp"
            maxLength={200}
            autoComplete="off"
            defaultValue={draft?.title ?? ''}
          />
        </Field>
        <Field id="paste-unit" label="Unit of times without one">
          <Select
            id="paste-unit"
            name="unit"
            defaultValue={draft?.unit ?? ''}
            options={[
              { value: '', label: 'not needed' },
              { value: 'ns', label: 'ns' },
              { value: 'us', label: 'µs' },
              { value: 'ms', label: 'ms' },
              { value: 's', label: 's' },
            ]}
          />
        </Field>
      </div>
      {draft === undefined ? null : (
        <>
          <Field id="paste-conditions" label="Conditions of all claims" hint={hint}>
            <input
              id="paste-conditions"
              name="conditions"
              className="inp mono"
              autoComplete="off"
              maxLength={1000}
              placeholder="nodeMemoryBytes=16GB; vcpus=8; tool=k6; repetitions=3"
              defaultValue={draft.conditions ?? ''}
              aria-describedby={fieldDescription('paste-conditions', { hint })}
            />
          </Field>
          <PasteQuantities draft={draft} {...(claims === undefined ? {} : { claims })} />
          {claims === undefined ? (
            <KeptStatements draft={draft} />
          ) : (
            <Disclosure summary="What is said about the figures" open={(draft.statements ?? []).length > 0}>
              <PasteStatements draft={draft} file={claims.file} />
            </Disclosure>
          )}
        </>
      )}
      <div className="bar">
        <Button type="submit" kind="primary">
          {draft === undefined ? 'Audit the table' : 'Audit again'}
        </Button>
      </div>
    </form>
  );
}

/** While the table has faults its claims are unknown; what was said about them is kept. */
function KeptStatements({ draft }: { draft: PastedDraft }) {
  return (draft.statements ?? []).map((statement, index) =>
    (['kind', 'first', 'second', 'says', 'value'] as const).map((field) => (
      <input
        key={`${index} ${field}`}
        type="hidden"
        name={`statement.${index}.${field}`}
        value={statement[field] ?? ''}
      />
    )),
  );
}
