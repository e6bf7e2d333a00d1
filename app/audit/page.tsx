import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { PastePage } from '@/components/audit/paste-page';
import { buildAuditView } from '@/lib/tables/audit-view';
import { readAuditFilter } from '@/lib/tables/audit-view-filter';
import { findIdentity } from '@/server/access/access';
import { readPastedAudit } from '@/server/pasted-audit';
import { readPasteParams } from './search-params';

export const metadata: Metadata = {
  title: 'Audit a table',
  description: 'Paste a table of published figures and see whether they add up.',
};

export default async function Page({ searchParams }: PageProps<'/audit'>) {
  const { draft: packed, isTooLarge, wanted } = await readPasteParams(searchParams);
  if (packed === undefined) return <PastePage isTooLarge={isTooLarge} />;
  const { draft, outcome } = await readPastedAudit(packed);
  const given = draft === undefined ? {} : { draft };
  if (!outcome.ok) return <PastePage {...given} problems={outcome.problems} />;
  const filter = readAuditFilter(wanted, outcome.value.suite);
  const isWhole = wanted['all'] === '1';
  const identity = await findIdentity((await headers()).get('cookie'));
  return (
    <PastePage
      {...given}
      result={{
        packed,
        claims: outcome.value,
        view: buildAuditView(outcome.value.suite, filter, { isWhole }),
        query: { draft: packed, ...filter, ...(isWhole ? { all: '1' } : {}) },
        canSave: identity !== undefined && (identity.kind === 'open' || identity.scope !== 'read'),
      }}
    />
  );
}
