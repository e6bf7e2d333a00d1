import { SuiteTabs } from '@/components/suite/suite-tabs';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { FreezeLink } from '@/components/report/freeze-link';
import { CopyButton } from '@/components/ui/copy-button';
import { slotOf } from '@/components/ui/marker-shapes';
import { SubjectName } from '@/components/ui/subject-name';
import { TitleBlock } from '@/components/ui/title-block';
import type { Query } from '@/lib/format/query-string';
import type { SuiteData } from '@/lib/model/suite-data';
import type { DecideInput } from '@/lib/tables/decide-input';
import type { DecideOutcome } from '@/lib/tables/decide-outcome';
import type { SituationCosts } from '@/lib/tables/situation-costs';
import { DecideBoard } from './decide-board';

/** Which option of a suite, for this reader, and how sure that is. */
export function DecidePage({
  head,
  contradictions,
  input,
  query,
  costs,
  outcome,
}: {
  head: SuiteData['head'];
  contradictions: number;
  input: DecideInput;
  query: Query;
  costs?: SituationCosts;
  outcome: DecideOutcome;
}) {
  const { slug, title } = head;
  return (
    <div className="wrap">
      <Breadcrumbs
        items={[
          { label: 'Suites', href: '/suites' },
          { label: slug, href: `/suites/${slug}` },
          { label: 'Decide' },
        ]}
      />
      <TitleBlock
        title={
          <>
            {title}
            <span className="vh">, decide</span>
          </>
        }
        facts={input.heads.map((subject) => (
          <SubjectName
            key={subject.slug}
            slot={slotOf(subject.position)}
            name={subject.name}
            {...(subject.version === undefined ? {} : { version: subject.version })}
          />
        ))}
        actions={
          <>
            <CopyButton />
            <FreezeLink />
          </>
        }
      />
      <SuiteTabs slug={slug} current="decide" contradicted={contradictions} />
      <DecideBoard input={input} start={{ query, outcome, ...(costs === undefined ? {} : { costs }) }} />
    </div>
  );
}
