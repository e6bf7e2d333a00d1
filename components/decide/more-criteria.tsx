import { Disclosure } from '@/components/ui/disclosure';
import { Select } from '@/components/ui/select';
import { BEST_RATING, labelOfRating, type Rating } from '@/lib/decision/ratings';
import type { Query } from '@/lib/format/query-string';
import type { DecideInput } from '@/lib/tables/decide-input';
import { FieldFault, invalid } from './criterion-row';
import type { SubjectNames } from './subject-names';
import type { QueryChanges } from './use-decision';

/** Criteria beyond those of the suite: what else it measures, and what only the reader can rate. */
export function MoreCriteria({
  input,
  ratings,
  query,
  faults,
  names,
  onChange,
}: {
  input: DecideInput;
  ratings: readonly Rating[];
  query: Query;
  faults: Readonly<Record<string, string>>;
  names: SubjectNames;
  onChange: (changes: QueryChanges) => void;
}) {
  return (
    <>
      {ratings.map((rating) => (
        <RatedFields
          key={rating.id}
          rating={rating}
          query={query}
          faults={faults}
          names={names}
          onChange={onChange}
        />
      ))}
      <Disclosure summary="Add a criterion">
        <div className="dc-add">
          {input.addable.length === 0 ? null : (
            <p className="dc-fields">
              <label className="lab" htmlFor="dc-add">
                From the suite
              </label>
              <Select
                id="dc-add"
                name="add"
                defaultValue=""
                options={[
                  { value: '', label: 'Choose' },
                  ...input.addable.map(({ name, label }) => ({ value: name, label })),
                ]}
              />
            </p>
          )}
          <fieldset className="plain">
            <legend className="lab">Rated by you, from 0 to {BEST_RATING}, the best</legend>
            <div className="dc-fields">
              <label className="field">
                <span className="lab">What</span>
                <input className="inp" name="new.name" placeholder="Team skills" />
              </label>
              {input.heads.map(({ slug }) => (
                <label key={slug} className="field">
                  <span className="lab">{names.textOf(slug)}</span>
                  <input className="inp num" name={`new.${slug}`} inputMode="decimal" />
                </label>
              ))}
              <label className="field">
                <span className="lab">Source</span>
                <input className="inp" name="new.source" placeholder="asked the team, May" />
              </label>
            </div>
          </fieldset>
          <button className="btn" type="submit">
            Add
          </button>
        </div>
      </Disclosure>
    </>
  );
}

function RatedFields({
  rating: { id },
  query,
  faults,
  names,
  onChange,
}: {
  rating: Rating;
  query: Query;
  faults: Readonly<Record<string, string>>;
  names: SubjectNames;
  onChange: (changes: QueryChanges) => void;
}) {
  const keys = names.heads.map(({ slug }) => ({ key: `rate.${id}.${slug}`, label: names.textOf(slug) }));
  const label = labelOfRating(id);
  const source = `source.${id}`;
  return (
    <fieldset className="plain dc-rated">
      <legend className="lab">{label}: rated by you</legend>
      <div className="dc-fields">
        {[...keys, { key: source, label: 'Source' }].map(({ key, label: own }) => (
          <label key={key} className="field">
            <span className="lab">{own}</span>
            <input
              className={key === source ? 'inp' : 'inp num'}
              name={key}
              value={query[key] ?? ''}
              onChange={(event) => onChange({ [key]: event.target.value })}
              {...invalid(key, faults)}
            />
            <FieldFault id={key} faults={faults} />
          </label>
        ))}
        <button
          type="button"
          className="btn q js-only"
          onClick={() =>
            onChange(
              Object.fromEntries(
                [...keys.map(({ key }) => key), source, `weight.${id}.value`].map((key) => [key, undefined]),
              ),
            )
          }
        >
          Remove<span className="vh"> {label}</span>
        </button>
      </div>
    </fieldset>
  );
}
