import { useEffect, useRef, type RefObject } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { formatValue } from '@/lib/format/format-value';
import type { ChoiceChange } from '@/lib/upload/import-address';
import type { TargetOption } from '@/lib/upload/target-options';
import { isBusy, previewOf, type UploadItem } from '@/lib/upload/upload-item';
import { BusyLine } from './busy-line';
import { FileFacts } from './file-facts';
import type { FormatName } from './format-name';
import { LargeNote } from './large-note';
import { MappingEditor } from './mapping-editor';
import { MetricEditor } from './metric-editor';
import { PreviewTable } from './preview-table';
import { Refused } from './refused';
import { SaveBar } from './save-bar';
import { SavedResult } from './saved-result';
import { UnseenFacts } from './unseen-facts';
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
  const { step } = item;
  const isSeen = preview !== undefined && !preview.isOfHead;
  const onChoose = (change: ChoiceChange) => imports.choose(item, change);
  const targets = {
    item,
    formats,
    suites,
    subjects,
    onChoose,
    onName: (what?: Naming) => imports.name(item, what),
  };

  return (
    <div className="got" aria-busy={isBusy(item)}>
      <FileHead item={item} heading={heading} onRemove={() => imports.remove(item)} />
      {preview === undefined ? null : <FileFacts {...targets} preview={preview} />}
      {step.at === 'unseen' ? <UnseenFacts {...targets} /> : null}
      {step.at === 'refused' ? (
        <Refused
          item={item}
          refusal={step.refusal}
          formats={formats}
          onChoose={onChoose}
          onRetry={() => (preview === undefined ? imports.retry(item) : void imports.save([item]))}
          onRemove={() => imports.remove(item)}
        />
      ) : null}
      {item.log === undefined || step.at === 'saved' || step.at === 'saving' ? null : (
        <MappingEditor item={item} log={item.log} onChoose={onChoose} />
      )}
      {isSeen ? (
        <>
          <Warnings warnings={preview.warnings} />
          <MetricEditor item={item} metrics={preview.fileMetrics} onChoose={onChoose} />
          <PreviewTable fileName={item.fileName} preview={preview} />
        </>
      ) : null}
      {step.at === 'unseen' || (preview?.isOfHead === true && step.at !== 'saved') ? (
        <LargeNote item={item} />
      ) : null}
      {isBusy(item) ? <BusyLine item={item} onCancel={() => imports.cancel(item)} /> : null}
      {step.at === 'saved' && !isSeen ? <SavedResult saved={step.saved} formats={formats} /> : null}
      {preview === undefined && !['unseen', 'saving', 'saved'].includes(step.at) ? null : (
        <SaveBar
          item={item}
          label={!isAlone ? 'Save this file' : isSeen ? 'Save and compare' : 'Send and save'}
          kind={isAlone ? 'primary' : 'plain'}
          onSave={() => void imports.save([item])}
        />
      )}
    </div>
  );
}

type Naming = 'suite' | 'subject';

function FileHead({
  item,
  heading,
  onRemove,
}: {
  item: UploadItem;
  heading: RefObject<HTMLHeadingElement | null>;
  onRemove: () => void;
}) {
  const preview = previewOf(item);
  // Of the beginning alone it would be the hash of something that is not kept.
  const sha256 = preview?.isOfHead === false ? preview.sha256 : undefined;
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
