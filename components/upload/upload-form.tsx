'use client';

import { Section } from '@/components/ui/section';
import { describeLimit } from '@/lib/upload/describe-limit';
import type { ImportChoice } from '@/lib/upload/import-address';
import { subjectOptions, suiteOptions, type KnownSuite } from '@/lib/upload/target-options';
import { previewOf } from '@/lib/upload/upload-item';
import { DropZone } from './drop-zone';
import { FileCard } from './file-card';
import type { FormatName } from './format-name';
import { SaveAll } from './save-all';
import { Steps } from './steps';
import { useImports } from './use-imports';

/** The whole way of a file: chosen, checked, put somewhere, saved. */
export function UploadForm({
  formats,
  suites,
  preset,
  maxBytes,
  commandLine,
}: {
  formats: readonly FormatName[];
  suites: readonly KnownSuite[];
  /** Suite and subject, when the address names them. */
  preset: ImportChoice;
  maxBytes: number;
  commandLine: string;
}) {
  const imports = useImports({ preset, maxBytes });
  const { items } = imports;
  const total = items.length;
  return (
    <div className="js-only up">
      <Steps items={items} />
      <Section
        id="file"
        first
        plain
        title="File"
        notes={[
          `A file, several files, or pasted text. Up to ${describeLimit(maxBytes)} each, also .gz and .zst.`,
          'No addresses are fetched.',
        ]}
      >
        <DropZone commandLine={commandLine} onFiles={imports.add} />
      </Section>
      {items.map((item, index) => (
        <Section
          key={item.id}
          id={`file-${item.id}`}
          title={total === 1 ? 'Check' : `Check ${index + 1} of ${total}`}
          notes={['What was read, and what it will become in canonical units.']}
        >
          <FileCard
            item={item}
            formats={formats}
            suites={suiteOptions(suites, items)}
            subjects={subjectOptions(suites, items, previewOf(item)?.suite.slug ?? item.choice.suite ?? '')}
            imports={imports}
            isAlone={total === 1}
          />
        </Section>
      ))}
      {total > 1 ? <SaveAll items={items} onSave={imports.save} /> : null}
      <output className="vh" aria-live="polite">
        {imports.said}
      </output>
    </div>
  );
}
