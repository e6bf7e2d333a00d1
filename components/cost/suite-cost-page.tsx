import { SuiteTabs } from '@/components/suite/suite-tabs';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { FreezeLink } from '@/components/report/freeze-link';
import { CopyButton } from '@/components/ui/copy-button';
import { slotOf } from '@/components/ui/marker-shapes';
import { SubjectName } from '@/components/ui/subject-name';
import { TitleBlock } from '@/components/ui/title-block';
import type { SuiteHead } from '@/lib/model/suite-file';
import type { CostPageModel } from '@/lib/tables/cost-page';
import { CostPage } from './cost-page';

/** The calculator of a suite, filled from its runs and claims. */
export function SuiteCostPage({
  head: { slug, title },
  model,
  contradicted,
}: {
  head: SuiteHead;
  model: CostPageModel;
  contradicted: number;
}) {
  return (
    <div className="wrap">
      <Breadcrumbs
        items={[
          { label: 'Suites', href: '/suites' },
          { label: slug, href: `/suites/${slug}` },
          { label: 'Cost' },
        ]}
      />
      <TitleBlock
        title={
          <>
            {title}
            <span className="vh">, monthly cost</span>
          </>
        }
        facts={model.context.subjects.map(({ figures, name, version, position }) => (
          <SubjectName
            key={figures.subject}
            slot={slotOf(position)}
            name={name}
            {...(version === undefined ? {} : { version })}
          />
        ))}
        actions={
          <>
            <CopyButton />
            <FreezeLink />
          </>
        }
      />
      <SuiteTabs slug={slug} current="cost" contradicted={contradicted} />
      <CostPage model={model} action={`/suites/${slug}/cost`} />
    </div>
  );
}
