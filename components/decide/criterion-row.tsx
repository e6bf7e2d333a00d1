import { EvidenceGlyph } from '@/components/ui/evidence-glyph';
import { entryKey } from '@/lib/decision/decide-query';
import type { DecideCell, DecideRow } from '@/lib/tables/decide-table';
import type { QueryChanges } from './use-decision';

/** One criterion: whether it counts, how much, its limit, and what each option has of it. */
export function CriterionRow({
  row,
  max,
  classOf,
  faults,
  onChange,
}: {
  row: DecideRow;
  /** Largest number of the slider. */
  max: number;
  classOf: (slug: string) => string;
  faults: Readonly<Record<string, string>>;
  onChange: (changes: QueryChanges) => void;
}) {
  const off = entryKey('off', row.name);
  return (
    <tr className={row.isOff ? 'dc-off' : undefined}>
      <th scope="row">
        {row.grade === undefined ? null : <EvidenceGlyph grade={row.grade} />} {row.label}{' '}
        <span className="dir">{row.unitLabel}</span>
        <span className="vh">{row.better === 'neutral' ? '' : `, ${row.better} is better`}</span>
        <label className="check dc-offbox">
          <input
            type="checkbox"
            name={off}
            value="yes"
            checked={row.isOff}
            onChange={(event) => onChange({ [off]: event.target.checked ? 'yes' : undefined })}
          />
          <span>
            off<span className="vh">: leave {row.label} out</span>
          </span>
        </label>
        {row.because === undefined ? null : <span className="dc-note">Not scored: {row.because}</span>}
        {row.notes.map((note) => (
          <span key={note} className="dc-note">
            {note}
          </span>
        ))}
      </th>
      <td className="dc-wt">
        <WeightFields row={row} max={max} faults={faults} onChange={onChange} />
      </td>
      <td className="dc-lim">
        {row.limits.map(({ key, side, value, own }) => (
          <span key={key} className="dc-limit">
            <span aria-hidden="true">{side === 'max' ? '≤' : '≥'}</span>
            <input
              className="inp"
              name={key}
              value={value}
              placeholder={own?.slice(2)}
              aria-label={`${row.label}, ${side === 'max' ? 'at most' : 'at least'}${own === undefined ? '' : `; the suite asks ${own}`}`}
              onChange={(event) => onChange({ [key]: event.target.value })}
              {...invalid(key, faults)}
            />
            <FieldFault id={key} faults={faults} />
          </span>
        ))}
      </td>
      {row.cells.map((cell) => (
        <td key={cell.slug} className={classOf(cell.slug)}>
          <Cell cell={cell} isOff={row.isOff} />
        </td>
      ))}
    </tr>
  );
}

function WeightFields({
  row,
  max,
  faults,
  onChange,
}: {
  row: DecideRow;
  max: number;
  faults: Readonly<Record<string, string>>;
  onChange: (changes: QueryChanges) => void;
}) {
  const key = entryKey('weight', row.name);
  const number = Number(row.weight);
  return (
    <span className="dc-weight">
      <input
        type="range"
        className="js-only"
        min={0}
        max={max}
        step={max / 50}
        value={Number.isFinite(number) ? number : 0}
        aria-label={`Weight of ${row.label}`}
        onChange={(event) => onChange({ [key]: event.target.value })}
      />
      <input
        className="inp num"
        name={key}
        inputMode="decimal"
        value={row.weight}
        aria-label={`Weight of ${row.label}, number`}
        onChange={(event) => onChange({ [key]: event.target.value })}
        {...invalid(key, faults)}
      />
      <span className="dc-share">{row.share ?? '—'}</span>
      <FieldFault id={key} faults={faults} />
    </span>
  );
}

/** The attributes of a field that cannot be read. */
export function invalid(key: string, faults: Readonly<Record<string, string>>) {
  return faults[key] === undefined
    ? {}
    : { 'aria-invalid': true as const, 'aria-describedby': `fault-${key}` };
}

/** What is wrong with a field, beside it. */
export function FieldFault({ id, faults }: { id: string; faults: Readonly<Record<string, string>> }) {
  const fault = faults[id];
  return fault === undefined ? null : (
    <span className="err" id={`fault-${id}`}>
      {fault}
    </span>
  );
}

function Cell({ cell, isOff }: { cell: DecideCell; isOff: boolean }) {
  if (cell.text === undefined) {
    return <span className="muted">{isOff ? 'left out' : 'no value, not counted'}</span>;
  }
  return (
    <span className="dc-cell">
      <span className={cell.isBest ? 'num best' : 'num'}>
        {cell.isContradicted ? (
          <span title="A contradicted claim">
            ≠<span className="vh"> contradicted claim </span>
          </span>
        ) : null}
        {cell.text}
      </span>
      {cell.utility === undefined ? null : (
        <>
          <svg className="dc-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
            <rect className="dc-track" width="100" height="6" />
            <rect className="dc-fill" width={cell.utility * 100} height="6" />
          </svg>
          <span className="num muted">{cell.utilityText}</span>
        </>
      )}
      {cell.breaksLimit ? <span className="dc-mark">breaks the limit</span> : null}
    </span>
  );
}
