import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Icon } from '@/components/ui/icon';
import { Section } from '@/components/ui/section';
import type { ComparePageModel, ListedRun } from '@/lib/tables/compare-page';

/** Runs listed with a tick each; beyond them an address is edited as text. */
const MOST_LISTED = 60;

/** The runs behind the columns: untick one to take it out, write ids to add some. */
export function ComparedRuns({ model }: { model: ComparePageModel }) {
  const { runs, address } = model;
  const byAddress = runs.filter(({ id }) => model.query.runs.includes(id));
  const listed = byAddress.slice(0, MOST_LISTED);
  const kept = Object.entries(address).filter(([name]) => name !== 'runs');
  const rest = byAddress.slice(MOST_LISTED).map(({ id }) => id);
  return (
    <Section
      id="runs"
      title="Runs"
      notes={['Take a run out, or add others by their ids. Ticks in the lists of runs collect them too.']}
    >
      <form action="/compare" method="get" className="cp-form">
        <input type="hidden" name="form" value="1" />
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {rest.length === 0 ? null : <input type="hidden" name="runs" value={rest.join(',')} />}
        {listed.length === 0 ? null : (
          <ul className="cp-runs">
            {listed.map((run) => (
              <li key={run.id}>
                <Checkbox name="runs" value={run.id} defaultChecked label={nameOf(run)} />{' '}
                <a href={`/runs/${encodeURIComponent(run.id)}`}>
                  Open<span className="vh"> run {run.id}</span>
                </a>
                {run.marks.map((mark) => (
                  <span key={mark} className="flag">
                    {' '}
                    <Icon name="warn" label="caution:" /> {mark}
                  </span>
                ))}
              </li>
            ))}
          </ul>
        )}
        {rest.length === 0 ? null : (
          <p className="note">
            The first {MOST_LISTED} of {byAddress.length} runs; all are compared.
          </p>
        )}
        <div className="cp-add">
          <Field id="cp-add-runs" label="Add runs" hint="Ids, separated by commas">
            <input className="inp" id="cp-add-runs" name="runs" aria-describedby="cp-add-runs-hint" />
          </Field>
          <Button type="submit">Compare these</Button>
        </div>
      </form>
    </Section>
  );
}

function nameOf({ id, subject, suite, tool }: ListedRun) {
  return (
    <>
      <code>{id.length > 12 ? `${id.slice(0, 10)}…` : id}</code> {subject}{' '}
      <span className="muted">{[suite, tool].filter((part) => part !== '').join(', ')}</span>
    </>
  );
}
