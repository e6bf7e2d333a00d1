import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { AccessNote } from '@/components/upload/access-note';
import { FormatLinks } from '@/components/upload/format-links';
import { UploadForm } from '@/components/upload/upload-form';
import { WithoutScript } from '@/components/upload/without-script';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Section } from '@/components/ui/section';
import { TitleBlock } from '@/components/ui/title-block';
import { IMPORTERS } from '@/lib/importers/registry';
import { findIdentity } from '@/server/access/access';
import { getConfig, getStore } from '@/server/runtime';
import { listKnownSuites } from './known-suites';
import { readUploadParams } from './search-params';

export const metadata: Metadata = { title: 'Add results' };

export default async function UploadPage({ searchParams }: PageProps<'/upload'>) {
  const preset = await readUploadParams(searchParams);
  const requestHeaders = await headers();
  const identity = await findIdentity(requestHeaders.get('cookie'));
  const { publicUrl, maxUploadBytes } = getConfig();
  const suites = await listKnownSuites(await getStore());
  const target = suites.find(({ slug }) => slug === preset.suite);
  const formats = IMPORTERS.map(({ id, label }) => ({ id, label })).toSorted((a, b) =>
    a.label.localeCompare(b.label, 'en'),
  );
  const suite = target?.slug ?? 'my-suite';
  return (
    <div className="wrap">
      <Breadcrumbs
        items={[
          { label: 'Home', href: '/' },
          { label: 'Suites', href: '/suites' },
          ...(target === undefined ? [] : [{ label: target.title, href: `/suites/${target.slug}` }]),
          { label: 'Add results' },
        ]}
      />
      <TitleBlock title="Add results" />
      <AccessNote access={accessOf(identity)} />
      <WithoutScript
        suite={suite}
        origin={publicUrl ?? `http://${requestHeaders.get('host') ?? 'localhost'}`}
      />
      <UploadForm
        formats={formats}
        suites={suites}
        preset={preset}
        maxBytes={maxUploadBytes}
        commandLine={`npx benchlens import FILE --suite ${suite}`}
      />
      <Section id="formats" title="Formats" notes={['Told by content, never by file name.']}>
        <FormatLinks formats={formats} />
      </Section>
    </div>
  );
}

function accessOf(identity: Awaited<ReturnType<typeof findIdentity>>) {
  if (identity === undefined) return 'none';
  return identity.kind === 'token' && identity.scope === 'read' ? 'read' : 'write';
}
