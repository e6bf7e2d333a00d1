import { useEffect, useRef, type RefObject } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { formatValue } from '@/lib/format/format-value';
import type { TargetOption } from '@/lib/upload/target-options';
import { isBusy, previewOf, type UploadItem } from '@/lib/upload/upload-item';
import { BusyLine } from './busy-line';
import { FileFacts } from './file-facts';
import { PreviewTable } from './preview-table';
import { Refused } from './refused';
import { SaveBar } from './save-bar';
import type { FormatName } from './format-name';
import type { Imports } from './use-imports';
import { Warnings } from './warnings';

/** One file with everything known about it and everything that can be decided about it. */
export function FileCard({
  item,
  formats,
  suites,
  subjects,
  imports,
  isAlone,
}: {
  item: UploadItem;
  formats: readonly FormatName[];
  suites: readonly TargetOption[];
  subjects: readonly TargetOption[];
  imports: Imports;
  isAlone: boolean;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (item.focus > 0) heading.current?.focus();
  }, [item.focus]);
  const preview = previewOf(item);

  return (
    <div className="got" aria-busy={isBusy(item)}>
      <FileHead item={item} heading={heading} onRemove={() => imports.remove(item)} />
      {preview === undefined ? null : (
        <FileFacts
          item={item}
          preview={preview}
          formats={formats}
          suites={suites}
          subjects={subjects}
          onChoose={(change) => imports.choose(item, change)}
          onName={(what) => imports.name(item, what)}
        />
      )}
      {item.step.at === 'refused' ? (
        <Refused
          item={item}
          refusal={item.step.refusal}
          formats={formats}
          onChoose={(change) => imports.choose(item, change)}
          onRetry={() => (preview === undefined ? imports.retry(item) : void imports.save([item]))}
          onRemove={() => imports.remove(item)}
        />
      ) : null}
      {preview === undefined ? null : (
        <>
          <Warnings warnings={preview.warnings} />
          <PreviewTable fileName={item.fileName} preview={preview} />
        </>
      )}
      {isBusy(item) ? <BusyLine item={item} /> : null}
      {preview === undefined ? null : (
        <SaveBar
          item={item}
          preview={preview}
          label={isAlone ? 'Save and compare' : 'Save this file'}
          kind={isAlone ? 'primary' : 'plain'}
          onSave={() => void imports.save([item])}
        />
      )}
    </div>
  );
}

function FileHead({
  item,
  heading,
  onRemove,
}: {
  item: UploadItem;
  heading: RefObject<HTMLHeadingElement | null>;
  onRemove: () => void;
}) {
  const sha256 = previewOf(item)?.sha256;
  return (
    <div className="gf">
      <Icon name="file" />
      <div>
        <h3 ref={heading} tabIndex={-1}>
          {item.fileName}
        </h3>{' '}
        <span className="muted small">
          {formatValue(item.sizeBytes, 'bytes')}
          {sha256 === undefined ? null : (
            <>
              , sha-256{' '}
              <code>
                {sha256.slice(0, 4)}…{sha256.slice(-4)}
              </code>
            </>
          )}
        </span>
      </div>
      {item.step.at === 'saving' ? null : (
        <Button kind="quiet" onClick={onRemove}>
          Remove<span className="vh"> {item.fileName}</span>
        </Button>
      )}
    </div>
  );
}
