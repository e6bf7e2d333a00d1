import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Section } from '@/components/ui/section';
import { escapeListEntry, type CompareQuery } from '@/lib/comparison/compare-query';
import type { Subject } from '@/lib/model/suite-file';

interface OfferedSuite {
  readonly slug: string;
  readonly title: string;
  readonly runCount: number;
  readonly claimCount: number;
  readonly subjects: readonly Subject[];
}

/** Subjects of all suites to tick: of each its latest runs are compared, and what is claimed of it. */
export function ChooseSubjects({ suites, query }: { suites: readonly OfferedSuite[]; query: CompareQuery }) {
  return (
    <Section title="Subjects" notes={['Of each its latest runs are compared, and what is claimed of it.']}>
      <form action="/compare" method="get" className="cp-form">
        <input type="hidden" name="form" value="1" />
        {query.runs.length === 0 ? null : (
          <input type="hidden" name="runs" value={query.runs.map(escapeListEntry).join(',')} />
        )}
        {suites.map((suite) => (
          <fieldset key={suite.slug} className="cp-ticks">
            <legend className="lab">
              <a href={`/suites/${suite.slug}`}>{suite.title}</a>{' '}
              <span className="hint">
                {suite.runCount > 0 ? `${suite.runCount} runs` : `${suite.claimCount} claims`}
              </span>
            </legend>
            {suite.subjects.map(({ slug, name, version }) => {
              const value = `${suite.slug}/${slug}`;
              return (
                <Checkbox
                  key={slug}
                  name="subjects"
                  value={escapeListEntry(value)}
                  defaultChecked={query.subjects.includes(value)}
                  label={version === undefined ? name : `${name} ${version}`}
                />
              );
            })}
          </fieldset>
        ))}
        <div className="bar">
          <Button type="submit" kind="primary">
            Compare
          </Button>
        </div>
      </form>
    </Section>
  );
}
