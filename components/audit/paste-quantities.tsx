import { ScrollRegion } from '@/components/ui/scroll-region';
import { Select } from '@/components/ui/select';
import type { PastedClaims, PastedQuantity } from '@/lib/audit/pasted/claims-of-draft';
import type { PastedDraft } from '@/lib/audit/pasted/pasted-draft';
import { WRITTEN_UNITS } from '@/lib/audit/pasted/written-units';
import { findMetric, METRICS } from '@/lib/metrics/registry';

type Row = Pick<PastedQuantity, 'from' | 'to' | 'label' | 'conditions'> & Partial<PastedQuantity>;

/** What each quantity of the table is, in which unit, which way is better, under which conditions. */
export function PasteQuantities({ draft, claims }: { draft: PastedDraft; claims?: PastedClaims }) {
  const rows: readonly Row[] =
    claims?.quantities ??
    (draft.quantities ?? []).map(({ from, to = from, conditions = '' }) => ({
      from,
      to,
      label: to,
      conditions,
    }));
  if (rows.length === 0) return null;
  return (
    <>
      <ScrollRegion label="Quantities of the table">
        <table className="paste-table">
          <caption>Quantities of the table</caption>
          <thead>
            <tr>
              <th scope="col">Metric and statistic</th>
              <th scope="col">Unit</th>
              <th scope="col">Better</th>
              <th scope="col">Conditions</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <QuantityRow
                key={row.from}
                row={row}
                name={`quantity.${index}`}
                choice={draft.quantities?.find(({ from }) => from === row.from)}
              />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <datalist id="paste-metrics">
        {METRICS.map(({ id, unit }) => (
          <option key={id} value={`${id}.${unit === '1/s' || unit === 'bytes/s' ? 'mean' : 'value'}`}>
            {id}
          </option>
        ))}
      </datalist>
    </>
  );
}

function QuantityRow({
  row,
  name,
  choice,
}: {
  row: Row;
  name: string;
  choice: NonNullable<PastedDraft['quantities']>[number] | undefined;
}) {
  const isKnown = findMetric(row.to.slice(0, row.to.indexOf('.'))) !== undefined;
  return (
    <tr>
      <td>
        <input type="hidden" name={`${name}.from`} value={row.from} />
        <input
          className="inp mono"
          name={`${name}.to`}
          list="paste-metrics"
          autoComplete="off"
          maxLength={200}
          aria-label={`Metric and statistic of ${row.label}`}
          defaultValue={row.to}
        />
      </td>
      <td>
        {row.isBare === false ? (
          <span className="muted">{row.unit}</span>
        ) : (
          <Select
            name={`${name}.unit`}
            aria-label={`Unit of ${row.label}`}
            defaultValue={choice?.unit ?? ''}
            options={[
              { value: '', label: 'as written' },
              ...WRITTEN_UNITS.map(({ id, label }) => ({ value: id, label })),
            ]}
          />
        )}
      </td>
      <td>
        {isKnown ? (
          <span className="muted">{row.better}</span>
        ) : (
          <Select
            name={`${name}.better`}
            aria-label={`Which is better, of ${row.label}`}
            defaultValue={choice?.better ?? row.better ?? ''}
            options={[
              { value: '', label: 'not said' },
              { value: 'lower', label: 'lower' },
              { value: 'higher', label: 'higher' },
              { value: 'neutral', label: 'neither' },
            ]}
          />
        )}
      </td>
      <td>
        <input
          className="inp mono"
          name={`${name}.conditions`}
          autoComplete="off"
          maxLength={1000}
          aria-label={`Conditions of ${row.label}`}
          defaultValue={row.conditions}
        />
      </td>
    </tr>
  );
}
