import type { Metadata } from 'next';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Section } from '@/components/ui/section';
import { TitleBlock } from '@/components/ui/title-block';
import { Markdown } from './markdown';
import { readMethodology } from './read-methodology';

export const metadata: Metadata = { title: 'Methodology' };

export default async function MethodologyPage() {
  const { title, opening, sections } = await readMethodology();
  return (
    <div className="wrap">
      <Breadcrumbs items={[{ label: 'Home', href: '/' }, { label: title }]} />
      <TitleBlock title={title} facts={['The rules that this server follows.']} ruled />
      <Section first notes={['Press the title of a section for a link to it.']}>
        <div className="prose doc">
          <Markdown tokens={opening} label={title} />
        </div>
        <nav className="toc" aria-label="Sections">
          <ol>
            {sections.map((section) => (
              <li key={section.id}>
                <a href={`#${section.id}`}>{section.title}</a>
              </li>
            ))}
          </ol>
        </nav>
      </Section>
      {sections.map((section) => (
        <Section key={section.id} id={section.id} title={<a href={`#${section.id}`}>{section.title}</a>}>
          <div className="prose doc">
            <Markdown tokens={section.tokens} label={section.title} />
          </div>
        </Section>
      ))}
    </div>
  );
}
