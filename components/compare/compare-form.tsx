import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Select, type SelectOption } from '@/components/ui/select';
import { escapeListEntry } from '@/lib/comparison/compare-query';
import type { ComparePageModel } from '@/lib/tables/compare-page';

/** Above so many, a list of ticks is longer than what it chooses from. */
const MOST_TICKS = 30;

/** How columns are made and what is shown: a plain form, whose answer is a short address. */
export function CompareForm({ model }: { model: ComparePageModel }) {
  const { query, columns, choices, address } = model;
  const kept = ['runs', 'subjects', 'include', 'anyway'].filter((name) => address[name] !== undefined);
  return (
    <details className="cp-details cp-choose">
      <summary>
        <span>Columns, metrics, cases and percentiles</span>
      </summary>
      <form action="/compare" method="get" className="cp-form">
        <input type="hidden" name="form" value="1" />
        {kept.map((name) => (
          <input key={name} type="hidden" name={name} value={address[name]} />
        ))}
        <div className="cp-fields">
          <Choice
            name="group"
            label="Columns by"
            value={query.group ?? ''}
            options={[
              { value: '', label: `by itself (${model.grouping})` },
              ...['subject', 'version', 'tool', 'environment', 'run'].map((value) => ({
                value,
                label: value,
              })),
              ...choices.labels.slice(0, MOST_TICKS).map((name) => ({
                value: `label:${name}`,
                label: `label ${name}`,
              })),
            ]}
          />
          <Choice
            name="base"
            label="Differences to"
            value={query.base ?? ''}
            options={[
              { value: '', label: 'best of each row' },
              ...columns.map(({ slug, name, version }) => ({
                value: slug,
                label: version === undefined ? name : `${name} ${version}`,
              })),
            ]}
          />
          <Choice
            name="as"
            label="Differences as"
            value={query.as}
            options={[
              { value: 'ratio', label: 'ratio' },
              { value: 'percent', label: 'percent' },
              { value: 'absolute', label: 'absolute' },
            ]}
          />
          <Choice
            name="missing"
            label="Mean over cases"
            value={query.missing}
            options={[
              { value: 'complete', label: 'complete cases only' },
              { value: 'pairs', label: 'available pairs' },
            ]}
          />
        </div>
        <Ticks
          name="metrics"
          legend="Metrics"
          offered={[
            ...choices.metrics.map(({ id, label }) => ({ value: id, label })),
            ...query.metrics
              .filter(({ text }) => !choices.metrics.some(({ id }) => id === text))
              .map(({ text }) => ({ value: text, label: text })),
          ]}
          chosen={query.metrics.map(({ text }) => text)}
        />
        {choices.percentiles.length < 2 ? null : (
          <Ticks
            name="percentiles"
            legend="Percentiles"
            offered={choices.percentiles.map((value) => ({ value, label: value }))}
            chosen={query.percentiles}
          />
        )}
        {choices.cases.length < 2 ? null : (
          <Ticks
            name="cases"
            legend="Cases"
            offered={choices.cases.map((value) => ({ value, label: value }))}
            chosen={query.cases}
          />
        )}
        <div className="bar">
          <Checkbox name="differs" value="1" defaultChecked={query.onlyDiffering} label="Only what differs" />
          <Button type="submit" kind="primary">
            Show
          </Button>
        </div>
      </form>
    </details>
  );
}

function Choice({
  name,
  label,
  value,
  options,
}: {
  name: string;
  label: string;
  value: string;
  options: readonly SelectOption[];
}) {
  return (
    <Field id={`cp-${name}`} label={label}>
      <Select id={`cp-${name}`} name={name} defaultValue={value} options={options} />
    </Field>
  );
}

/** Nothing ticked means everything. Longer lists are cut to what is chosen and typed as text. */
function Ticks({
  name,
  legend,
  offered,
  chosen,
}: {
  name: string;
  legend: string;
  offered: readonly SelectOption[];
  chosen: readonly string[];
}) {
  const shown = offered.filter(({ value }, index) => index < MOST_TICKS || chosen.includes(value));
  return (
    <fieldset className="cp-ticks">
      <legend className="lab">
        {legend} <span className="hint">none ticked: all</span>
      </legend>
      {shown.map(({ value, label }) => (
        <Checkbox
          key={value}
          name={name}
          value={escapeListEntry(value)}
          defaultChecked={chosen.includes(value)}
          label={label}
        />
      ))}
      {shown.length < offered.length ? (
        <Field id={`cp-more-${name}`} label={`Others of ${offered.length}, separated by commas`}>
          <input className="inp" id={`cp-more-${name}`} name={name} />
        </Field>
      ) : null}
    </fieldset>
  );
}
