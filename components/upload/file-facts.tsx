import { KeyValues, type KeyValue } from '@/components/ui/key-values';
import { Segmented } from '@/components/ui/segmented';
import { slugify } from '@/lib/model/slug';
import type { Preview } from '@/lib/upload/preview';
import type { TargetOption } from '@/lib/upload/target-options';
import type { ChoiceChange } from '@/lib/upload/import-address';
import type { UploadItem } from '@/lib/upload/upload-item';
import { FormatFact } from './format-fact';
import { TargetField } from './target-field';
import { isDurationUnit, UNIT_SEGMENTS } from './unit-segments';
import type { FormatName } from './format-name';

/** What was recognised, where it will go, and how the runs were made. What was guessed can be changed here. */
export function FileFacts({
  item,
  preview,
  formats,
  suites,
  subjects,
  onChoose,
  onName,
}: {
  item: UploadItem;
  preview: Preview;
  formats: readonly FormatName[];
  suites: readonly TargetOption[];
  subjects: readonly TargetOption[];
  onChoose: (change: ChoiceChange) => void;
  onName: (what?: 'suite' | 'subject') => void;
}) {
  const { choice } = item;
  const isFixed = item.step.at === 'saved' || item.step.at === 'saving';
  const items: KeyValue[] = [
    {
      key: 'Format',
      value: <FormatFact item={item} preview={preview} formats={formats} onChoose={onChoose} />,
    },
    ...(choice.format === undefined ? [{ key: 'Because', value: preview.reason }] : []),
    ...(choice.unit === undefined
      ? []
      : [
          {
            key: 'Unit',
            value: (
              <Segmented
                label="Unit of durations"
                segments={UNIT_SEGMENTS}
                value={choice.unit}
                onSelect={(unit) => {
                  if (isDurationUnit(unit)) onChoose({ unit });
                }}
              />
            ),
          },
        ]),
    {
      key: 'Suite',
      value: (
        <TargetField
          id={`suite-${item.id}`}
          noun="suite"
          options={suites}
          current={preview.suite.slug}
          chosen={choice.suite !== undefined}
          isNaming={item.naming === 'suite'}
          isFixed={isFixed}
          remark={suiteRemark(preview)}
          nameHint={(title) => `Its address will be /suites/${slugify(title)}`}
          onChoose={(suite) => onChoose({ suite })}
          onName={(isOpen) => onName(isOpen ? 'suite' : undefined)}
        />
      ),
    },
    ...subjectFact(),
    // The beginning of a file tells no rate of the whole.
    ...(preview.isOfHead ? [] : listed('Load', preview.loads)),
    ...listed(
      'Tool',
      preview.tools.map(({ name, command }) => (command === undefined ? name : `${name}: ${command}`)),
    ),
  ];
  return <KeyValues items={items} />;

  function subjectFact(): KeyValue[] {
    const [only, second] = preview.subjects;
    if (only === undefined) return [];
    if (second !== undefined || preview.isSuiteFile) {
      const names = preview.subjects.map(
        ({ name, version, exists }) =>
          `${name}${version === undefined ? '' : ` ${version}`}${exists ? '' : ' (new)'}`,
      );
      return [{ key: preview.subjects.length === 1 ? 'Subject' : 'Subjects', value: names.join(', ') }];
    }
    return [
      {
        key: 'Subject',
        value: (
          <TargetField
            id={`subject-${item.id}`}
            noun="subject"
            options={subjects}
            current={only.slug}
            chosen={choice.subject !== undefined}
            isNaming={item.naming === 'subject'}
            isFixed={isFixed}
            remark={only.exists ? 'in this suite already' : 'new in this suite'}
            nameHint={(name) => `Its short name will be ${slugify(name)}`}
            onChoose={(subject) => onChoose({ subject })}
            onName={(isOpen) => onName(isOpen ? 'subject' : undefined)}
          />
        ),
      },
    ];
  }
}

function suiteRemark({ suite }: Preview): string {
  return suite.exists ? 'exists' : `will be created at /suites/${suite.slug}`;
}

const MAX_LISTED = 3;

/** A few texts, and how many more there are. */
function listed(key: string, texts: readonly string[]): KeyValue[] {
  if (texts.length === 0) return [];
  const more = texts.length - MAX_LISTED;
  return [
    {
      key,
      value: (
        <>
          {texts.slice(0, MAX_LISTED).map((text) => (
            <div key={text}>{text}</div>
          ))}
          {more > 0 ? <div className="muted">and {more} more</div> : null}
        </>
      ),
    },
  ];
}
