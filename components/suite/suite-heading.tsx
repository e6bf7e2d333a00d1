import type { ReactNode } from 'react';
import { FreezeLink } from '@/components/report/freeze-link';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { CopyButton } from '@/components/ui/copy-button';
import { slotOf } from '@/components/ui/marker-shapes';
import { SubjectName } from '@/components/ui/subject-name';
import { TitleBlock } from '@/components/ui/title-block';
import type { ColumnHead } from '@/lib/tables/suite-view';
import { SuiteTabs } from './suite-tabs';

/** The head of a page about one side of a suite: where it stands, whom it is about, what can be done with it, the tabs. */
export function SuiteHeading({
  slug,
  title,
  page,
  heads,
  contradicted,
  facts,
  actions,
}: {
  slug: string;
  title: string;
  /** What the breadcrumb calls it, and what a screen reader hears behind the title; the tabs show it. */
  page: { readonly tab: 'decide' | 'audit' | 'cost'; readonly label: string; readonly spoken: string };
  heads: readonly ColumnHead[];
  contradicted: number;
  /** Behind the subjects. */
  facts?: ReactNode;
  /** Behind copying and freezing. */
  actions?: ReactNode;
}) {
  return (
    <>
      <Breadcrumbs
        items={[
          { label: 'Suites', href: '/suites' },
          { label: slug, href: `/suites/${slug}` },
          { label: page.label },
        ]}
      />
      <TitleBlock
        title={
          <>
            {title}
            <span className="vh">, {page.spoken}</span>
          </>
        }
        facts={[
          ...heads.map((head) => (
            <SubjectName
              key={head.slug}
              slot={slotOf(head.position)}
              name={head.name}
              {...(head.version === undefined ? {} : { version: head.version })}
            />
          )),
          ...(facts === undefined ? [] : [facts]),
        ]}
        actions={
          <>
            <CopyButton />
            <FreezeLink />
            {actions}
          </>
        }
      />
      <SuiteTabs slug={slug} current={page.tab} contradicted={contradicted} />
    </>
  );
}
