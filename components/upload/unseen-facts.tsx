import { KeyValues } from '@/components/ui/key-values';
import { slugify } from '@/lib/model/slug';
import type { ChoiceChange } from '@/lib/upload/import-address';
import type { TargetOption } from '@/lib/upload/target-options';
import type { UploadItem } from '@/lib/upload/upload-item';
import type { FormatName } from './format-name';
import { FormatSelect } from './format-select';
import { TargetField } from './target-field';

/** Where a file goes that only its whole content can tell about: asked before it is sent. */
export function UnseenFacts({
  item,
  formats,
  suites,
  subjects,
  onChoose,
  onName,
}: {
  item: UploadItem;
  formats: readonly FormatName[];
  suites: readonly TargetOption[];
  subjects: readonly TargetOption[];
  onChoose: (change: ChoiceChange) => void;
  onName: (what?: 'suite' | 'subject') => void;
}) {
  const { suite, subject } = item.choice;
  return (
    <KeyValues
      items={[
        {
          key: 'Format',
          value: (
            <div className="fl">
              <FormatSelect item={item} formats={formats} onChoose={onChoose} />
            </div>
          ),
        },
        {
          key: 'Suite',
          value: (
            <TargetField
              id={`suite-${item.id}`}
              noun="suite"
              options={withNamed(suites, suite)}
              current={suite}
              chosen={suite !== undefined}
              isNaming={item.naming === 'suite'}
              isFixed={false}
              remark={suite === undefined ? 'named like the file' : ''}
              nameHint={(title) => `Its address will be /suites/${slugify(title)}`}
              onChoose={(value) => onChoose({ suite: value })}
              onName={(isOpen) => onName(isOpen ? 'suite' : undefined)}
            />
          ),
        },
        {
          key: 'Subject',
          value: (
            <TargetField
              id={`subject-${item.id}`}
              noun="subject"
              options={withNamed(subjects, subject)}
              current={subject}
              chosen={subject !== undefined}
              isNaming={item.naming === 'subject'}
              isFixed={false}
              remark={subject === undefined ? 'what the file says, else its name' : ''}
              nameHint={(name) => `Its short name will be ${slugify(name)}`}
              onChoose={(value) => onChoose({ subject: value })}
              onName={(isOpen) => onName(isOpen ? 'subject' : undefined)}
            />
          ),
        },
      ]}
    />
  );
}

/** The options, found by what is sent for them, with a name that the reader gave. */
function withNamed(options: readonly TargetOption[], chosen: string | undefined): TargetOption[] {
  const found = options.map((option) => ({ ...option, slug: option.value }));
  if (chosen === undefined || found.some(({ value }) => value === chosen)) return found;
  return [...found, { value: chosen, slug: chosen, label: `${chosen} (new)` }];
}
