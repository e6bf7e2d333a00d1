import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import type { TargetOption } from '@/lib/upload/target-options';

/** Neither is an index into the options. */
const NEW = 'new';
const GUESSED = 'guessed';
const GUESSED_LABELS = {
  suite: 'as guessed from the file',
  subject: 'as the file says',
} as const;

/** Where the runs go: an existing suite or subject, the guessed one, or a new one that the reader names. */
export function TargetField({
  id,
  noun,
  options,
  current,
  chosen,
  isNaming,
  isFixed,
  remark,
  nameHint,
  onChoose,
  onName,
}: {
  id: string;
  noun: 'suite' | 'subject';
  options: readonly TargetOption[];
  /** Slug; undefined where only the server will find out. */
  current: string | undefined;
  /** The reader has chosen; otherwise it is a guess. */
  chosen: boolean;
  isNaming: boolean;
  isFixed: boolean;
  remark: string;
  nameHint: (name: string) => string;
  onChoose: (value: string | undefined) => void;
  onName: (isOpen: boolean) => void;
}) {
  const index = options.findIndex(({ slug }) => slug === current);
  return (
    <div className="fl">
      <Select
        id={id}
        aria-label={noun === 'suite' ? 'Suite' : 'Subject'}
        disabled={isFixed}
        value={isNaming ? NEW : index === -1 ? GUESSED : String(index)}
        options={[
          ...options.map(({ label }, position) => ({ value: String(position), label })),
          ...(chosen || index === -1 ? [{ value: GUESSED, label: GUESSED_LABELS[noun] }] : []),
          { value: NEW, label: `new ${noun}…` },
        ]}
        onChange={({ target }) => {
          if (target.value === NEW) onName(true);
          else onChoose(target.value === GUESSED ? undefined : options[Number(target.value)]?.value);
        }}
      />
      {isNaming ? (
        <NameForm
          id={`${id}-name`}
          noun={noun}
          hint={nameHint}
          onDone={onChoose}
          onCancel={() => onName(false)}
        />
      ) : (
        <span className="small muted">
          {chosen ? '' : 'guessed; '}
          {remark}
        </span>
      )}
    </div>
  );
}

function NameForm({
  id,
  noun,
  hint,
  onDone,
  onCancel,
}: {
  id: string;
  noun: string;
  hint: (name: string) => string;
  onDone: (name: string) => void;
  onCancel: () => void;
}) {
  const [name, setName] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') onDone(name.trim());
  };
  return (
    <form className="fl" onSubmit={submit}>
      <input
        ref={field}
        className="inp"
        id={id}
        aria-label={noun === 'suite' ? 'Title of the new suite' : 'Name of the new subject'}
        aria-describedby={`${id}-hint`}
        maxLength={200}
        required
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit">Use it</Button>
      <Button kind="quiet" onClick={onCancel}>
        Cancel
      </Button>
      <span className="hint" id={`${id}-hint`}>
        {name.trim() === '' ? `Name the ${noun} as readers shall see it.` : hint(name)}
      </span>
    </form>
  );
}
