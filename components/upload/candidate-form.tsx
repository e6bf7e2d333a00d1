import { useState, type FormEvent } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { formatValue } from '@/lib/format/format-value';
import type { FormatCandidate } from '@/lib/upload/ambiguous-candidates';
import type { FormatName } from './format-name';

/** The formats that fit, each with its reason. With the arrow keys one looks around; the button decides. */
export function CandidateForm({
  name,
  candidates,
  formats,
  onChoose,
}: {
  name: string;
  candidates: readonly FormatCandidate[];
  formats: readonly FormatName[];
  onChoose: (format: string) => void;
}) {
  const [chosen, setChosen] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen !== undefined) onChoose(chosen);
  };
  const labelOf = (id: string) => formats.find((format) => format.id === id)?.label ?? id;
  const choices =
    candidates.length > 0 ? candidates : formats.map(({ id }) => ({ id, confidence: undefined, reason: '' }));
  return (
    <form className="ask" onSubmit={submit}>
      <fieldset className="plain cand" aria-label="Format">
        {choices.map(({ id, confidence, reason }) => (
          <Checkbox
            key={id}
            type="radio"
            name={name}
            required
            checked={chosen === id}
            onChange={() => setChosen(id)}
            label={
              <>
                <b>{labelOf(id)}</b>
                {confidence === undefined ? '' : ` ${formatValue(confidence, 'ratio')}: ${reason}`}
              </>
            }
          />
        ))}
      </fieldset>
      <div>
        <Button type="submit">Read it so</Button>
      </div>
    </form>
  );
}
