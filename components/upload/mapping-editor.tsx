import { Field } from '@/components/ui/field';
import { Select, type SelectOption } from '@/components/ui/select';
import type { LatencyLogGuess, LatencyLogMapping } from '@/lib/importers/samples/latency-log-mapping';
import type { ChoiceChange } from '@/lib/upload/import-address';
import type { UploadItem } from '@/lib/upload/upload-item';
import { RememberMapping } from './remember-mapping';
import { isDurationUnit, UNIT_SEGMENTS } from './unit-segments';

const ROLES = [
  { key: 'time', label: 'When', none: 'no column' },
  { key: 'duration', label: 'How long it took', none: 'choose…' },
  { key: 'status', label: 'Whether it worked', none: 'no column' },
  { key: 'label', label: 'What was asked for', none: 'no column' },
] as const;

/** What the columns of a log mean: guessed, and changed here. Every change reads the file again. */
export function MappingEditor({
  item,
  log,
  onChoose,
}: {
  item: UploadItem;
  log: LatencyLogGuess;
  onChoose: (change: ChoiceChange) => void;
}) {
  const mapping = { ...log.mapping, ...item.choice.mapping };
  const choose = (change: LatencyLogMapping) => onChoose({ mapping: { ...mapping, ...change } });
  const options = log.columns.map(({ name, examples }): SelectOption => {
    const [example] = examples;
    return { value: name, label: example === undefined ? name : `${name} (${short(example)})` };
  });
  return (
    <fieldset className="map" aria-label={`Columns of ${item.fileName}`}>
      <p className="note">
        A row is one request. Check what its columns mean; the examples are from the first rows.
      </p>
      <div className="maps">
        {ROLES.map(({ key, label, none }) => (
          <Field key={key} id={`map-${key}-${item.id}`} label={label}>
            <Select
              id={`map-${key}-${item.id}`}
              value={mapping[key] ?? ''}
              options={[{ value: '', label: none }, ...options]}
              onChange={({ target: { value } }) => {
                if (key !== 'duration' || value !== '') choose({ [key]: value });
              }}
            />
          </Field>
        ))}
        <Field id={`map-unit-${item.id}`} label="Unit of how long it took">
          <Select
            id={`map-unit-${item.id}`}
            value={mapping.unit ?? ''}
            options={[
              ...(mapping.unit === undefined ? [{ value: '', label: 'choose…' }] : []),
              ...UNIT_SEGMENTS,
            ]}
            onChange={({ target: { value } }) => {
              if (isDurationUnit(value)) choose({ unit: value });
            }}
          />
        </Field>
      </div>
      <RememberMapping
        id={`map-${item.id}`}
        columns={log.columns}
        mapping={mapping}
        onUse={(remembered) => onChoose({ mapping: remembered })}
      />
    </fieldset>
  );
}

const MAX_EXAMPLE = 24;

function short(text: string): string {
  return text.length > MAX_EXAMPLE ? `${text.slice(0, MAX_EXAMPLE - 1)}…` : text;
}
