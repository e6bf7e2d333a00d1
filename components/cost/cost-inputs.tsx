import { Button } from '@/components/ui/button';
import { Disclosure } from '@/components/ui/disclosure';
import { slotOf } from '@/components/ui/marker-shapes';
import { SubjectName } from '@/components/ui/subject-name';
import type { CostForm } from '@/lib/cost/cost-form';
import { CostFields } from './cost-fields';

/** Everything that may be typed, in the order in which people ask for it. */
export function CostInputs({
  form,
  problems,
  reset,
}: {
  form: CostForm;
  problems: Readonly<Record<string, string>>;
  /** The address without parameters. */
  reset: string;
}) {
  return (
    <>
      {form.kept.map(({ key, value }) => (
        <input key={key} type="hidden" name={key} defaultValue={value} />
      ))}
      <h2>Inputs</h2>
      <p className="note">
        Numbers with their unit: <code>500k</code>, <code>14 kB</code>, <code>8KiB</code>, <code>2/min</code>.
        What is not certain is a range: <code>10k..14k..20k</code>.
      </p>
      <fieldset className="co-group">
        <legend className="vh">Load</legend>
        <CostFields fields={form.load} problems={problems} withSliders />
      </fieldset>
      <SubjectFields form={form} problems={problems} />
      <fieldset className="co-group">
        <legend>Fleet and prices</legend>
        <CostFields fields={form.fleet} problems={problems} />
      </fieldset>
      <Disclosure
        summary={`${form.more.length} more inputs`}
        open={form.more.some(({ key }) => problems[key] !== undefined)}
      >
        <div className="co-group">
          <CostFields fields={form.more} problems={problems} />
        </div>
      </Disclosure>
      <Disclosure
        summary="A second scenario beside it"
        open={form.second.some(({ key, value }) => value !== '' || problems[key] !== undefined)}
      >
        <p className="note">Only what differs from the first.</p>
        <div className="co-group">
          <CostFields fields={form.second} problems={problems} />
        </div>
      </Disclosure>
      <div className="bar">
        <Button type="submit" kind="primary" className="no-js-only">
          Calculate
        </Button>
        <a className="small" href={reset}>
          Put back the defaults
        </a>
      </div>
    </>
  );
}

/** With more subjects than this, those that nothing is known about are folded. */
const MOST_OPEN = 3;

function SubjectFields({ form, problems }: { form: CostForm; problems: Readonly<Record<string, string>> }) {
  return form.subjects.map(({ head, name, fields }, index) => {
    const title = (
      <SubjectName
        slot={slotOf(head.position)}
        name={head.name}
        {...(head.version === undefined ? {} : { version: head.version })}
      />
    );
    const isFilled = fields.some(
      ({ key, value, placeholder }) =>
        value !== '' || placeholder !== undefined || problems[key] !== undefined,
    );
    const isOpen =
      index < MOST_OPEN &&
      (name === undefined ? isFilled : index === 0 || fields.some((field) => field.value !== ''));
    return (
      <details key={head.slug} className="co-subject" open={isOpen}>
        <summary>{title}</summary>
        <div className="co-group">
          {name === undefined ? null : (
            <CostFields
              fields={[
                {
                  key: name.key,
                  label: 'Name',
                  value: name.value,
                  initial: '',
                  about: 'as it is called below',
                },
              ]}
              problems={problems}
            />
          )}
          <CostFields fields={fields} problems={problems} />
        </div>
      </details>
    );
  });
}
