import type { Metadata } from 'next';
import { FormatsTable } from '@/components/formats/formats-table';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { LinkButton } from '@/components/ui/link-button';
import { Section } from '@/components/ui/section';
import { TitleBlock } from '@/components/ui/title-block';
import { IMPORTERS } from '@/lib/importers/registry';

export const metadata: Metadata = { title: 'Formats' };

export default function FormatsPage() {
  // The registry's entries hold functions; only what is shown goes on.
  const formats = IMPORTERS.map(({ id, label, howTo, extensions, docsUrl }) => ({
    id,
    label,
    howTo,
    extensions,
    docsUrl,
  })).toSorted((a, b) => a.label.localeCompare(b.label, 'en'));
  return (
    <div className="wrap">
      <Breadcrumbs items={[{ label: 'Home', href: '/' }, { label: 'Formats' }]} />
      <TitleBlock
        title="Formats"
        facts={[`${formats.length} formats are read`]}
        actions={<LinkButton href="/upload">Upload a file</LinkButton>}
        ruled
      />
      <Section
        id="formats"
        first
        plain
        wide
        title="What is read"
        notes={['Told by content, never by file name.']}
      >
        <FormatsTable formats={formats} />
      </Section>
      <Section id="detection" title="How a format is told" notes={['You can overrule it when you upload.']}>
        <div className="prose">
          <p>
            Every format looks at the first 64 KiB of a file and says how sure it is, and why. The surest
            wins, if it is at least half sure. The name of the file plays no part, nor does compression: gzip
            and Zstandard are unpacked first.
          </p>
          <p>
            When nobody is sure, or two are equally sure, nothing is guessed and nothing is stored: you see
            every candidate with its reason, and choose. Generic tables and lists are read only when no tool
            claims the file.
          </p>
        </div>
      </Section>
    </div>
  );
}
