import { useState, type FormEvent } from 'react';
import { Button } from '@/components/ui/button';
import type { LatencyLogGuess, LatencyLogMapping } from '@/lib/importers/samples/latency-log-mapping';
import {
  parseRemembered,
  remember,
  REMEMBERED_KEY,
  rememberedFor,
  type RememberedMapping,
} from '@/lib/upload/remembered-mappings';

/** Keeps what the columns mean in this browser, under a name, and offers it for files with the same columns. */
export function RememberMapping({
  id,
  columns,
  mapping,
  onUse,
}: {
  id: string;
  columns: LatencyLogGuess['columns'];
  mapping: LatencyLogMapping;
  onUse: (mapping: LatencyLogMapping) => void;
}) {
  const [list, setList] = useState(readList);
  const [name, setName] = useState('');
  const [said, setSaid] = useState('');
  const offered = rememberedFor(list, columns);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wanted = name.trim();
    if (wanted === '') return;
    const next = remember(list, { name: wanted, columns: columns.map((column) => column.name), mapping });
    const isKept = writeList(next);
    if (isKept) setList(next);
    setName('');
    setSaid(
      isKept
        ? `Remembered as “${wanted}” in this browser, and offered for files with the same columns.`
        : 'Not remembered: this browser keeps nothing for this page.',
    );
  };

  return (
    <div className="fl">
      {offered.map((entry) => (
        <button key={entry.name} type="button" className="chip" onClick={() => onUse(entry.mapping)}>
          Use “{entry.name}”
        </button>
      ))}
      <form className="fl" onSubmit={submit}>
        <input
          className="inp"
          aria-label="Name for these columns"
          aria-describedby={`${id}-said`}
          placeholder="Name for these columns"
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit">Remember</Button>
      </form>
      <output className="hint" id={`${id}-said`}>
        {said === '' ? 'Kept in this browser only.' : said}
      </output>
    </div>
  );
}

/** A browser may forbid it to keep anything. */
function readList(): RememberedMapping[] {
  try {
    return parseRemembered(window.localStorage.getItem(REMEMBERED_KEY));
  } catch {
    return [];
  }
}

function writeList(list: readonly RememberedMapping[]): boolean {
  try {
    window.localStorage.setItem(REMEMBERED_KEY, JSON.stringify(list));
    return true;
  } catch {
    return false;
  }
}
