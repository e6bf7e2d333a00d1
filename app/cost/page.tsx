import type { Metadata } from 'next';
import { CostPage } from '@/components/cost/cost-page';
import { CopyButton } from '@/components/ui/copy-button';
import { TitleBlock } from '@/components/ui/title-block';
import { readCostQuery } from '@/lib/cost/cost-address';
import { getCostPage } from '@/server/cost-page';

export const metadata: Metadata = {
  title: 'Cost',
  description: 'How many nodes carry your users, what limits them, and what a month of them costs on AWS.',
};

export default async function Page({ searchParams }: PageProps<'/cost'>) {
  const model = await getCostPage(readCostQuery(await searchParams));
  return (
    <div className="wrap">
      <TitleBlock
        title="What would it cost?"
        facts={['How many nodes carry your users, what limits them, and what a month of them costs on AWS.']}
        actions={<CopyButton />}
        ruled
      />
      <CostPage model={model} action="/cost" />
    </div>
  );
}
