import { SuiteHeading } from '@/components/suite/suite-heading';
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
      <SuiteHeading
        slug={slug}
        title={title}
        page={{ tab: 'cost', label: 'Cost', spoken: 'monthly cost' }}
        heads={model.context.subjects.map(({ figures, ...subject }) => ({
          ...subject,
          slug: figures.subject,
        }))}
        contradicted={contradicted}
      />
      <CostPage model={model} action={`/suites/${slug}/cost`} />
    </div>
  );
}
