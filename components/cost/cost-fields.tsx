import { Field, fieldDescription } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { FormField } from '@/lib/cost/cost-form';

/** Fields of the form, each with what is wrong with it. */
export function CostFields({
  fields,
  problems,
  withSliders = false,
}: {
  fields: readonly FormField[];
  problems: Readonly<Record<string, string>>;
  withSliders?: boolean;
}) {
  return fields.map((field) => (
    <CostField
      key={field.key}
      field={field}
      problem={problems[field.key]}
      withSlider={withSliders && field.slider !== undefined}
    />
  ));
}

function CostField({
  field,
  problem,
  withSlider,
}: {
  field: FormField;
  problem: string | undefined;
  withSlider: boolean;
}) {
  const id = `cost-${field.key}`;
  const texts = { hint: field.about, ...(problem === undefined ? {} : { error: problem }) };
  const attributes = {
    id,
    name: field.key,
    'data-initial': field.initial,
    'aria-describedby': fieldDescription(id, texts),
    ...(problem === undefined ? {} : { 'aria-invalid': true as const }),
  };
  return (
    <div className={withSlider ? 'co-field co-wide' : 'co-field'}>
      <Field id={id} label={field.label} {...texts}>
        {field.options === undefined ? (
          <span className={withSlider ? 'co-slide' : undefined}>
            {withSlider && field.slider !== undefined ? (
              <input
                className="co-range js-only"
                type="range"
                aria-label={`${field.label}, slider`}
                aria-valuetext={field.value}
                data-slides={field.key}
                data-kind={field.slider.kind}
                min={field.slider.min}
                max={field.slider.max}
                step={1}
                defaultValue={field.slider.position}
              />
            ) : null}
            <input
              {...attributes}
              className="inp"
              type="text"
              autoComplete="off"
              spellCheck={false}
              defaultValue={field.value}
              placeholder={field.placeholder}
            />
          </span>
        ) : (
          <Select {...attributes} defaultValue={field.value} options={field.options} />
        )}
      </Field>
    </div>
  );
}
