import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { FaultList } from '@/components/ui/fault-list';
import { LinkButton } from '@/components/ui/link-button';
import { Segmented } from '@/components/ui/segmented';
import type { Problem } from '@/lib/problem';
import { refusalTitle, type Refusal } from '@/lib/upload/refusal';
import { ambiguousCandidates } from '@/lib/upload/ambiguous-candidates';
import type { ChoiceChange } from '@/lib/upload/import-address';
import type { UploadItem } from '@/lib/upload/upload-item';
import { CandidateForm } from './candidate-form';
import { FormatSelect } from './format-select';
import { isDurationUnit, UNIT_SEGMENTS } from './unit-segments';
import type { FormatName } from './format-name';

const MAX_PROBLEMS = 20;

/** Why a file was not taken, with whatever the reader can do about it. */
export function Refused({
  item,
  refusal,
  formats,
  onChoose,
  onRetry,
  onRemove,
}: {
  item: UploadItem;
  refusal: Refusal;
  formats: readonly FormatName[];
  onChoose: (change: ChoiceChange) => void;
  onRetry: () => void;
  onRemove: () => void;
}) {
  const title = refusalTitle(item.fileName, refusal);
  const readAs = (
    <span className="fl">
      Read it as <FormatSelect item={item} formats={formats} onChoose={onChoose} />
    </span>
  );
  switch (refusal.kind) {
    case 'unit':
      return (
        <Ask title={title}>
          <p>We do not guess: a wrong unit is off by a thousand or more. Which one is it?</p>
          <Segmented
            label="Unit of durations"
            segments={UNIT_SEGMENTS}
            value={item.choice.unit ?? ''}
            onSelect={(unit) => {
              if (isDurationUnit(unit)) onChoose({ unit });
            }}
          />
          <p>Nothing was saved.</p>
        </Ask>
      );
    case 'ambiguous':
      return (
        <Ask title={title}>
          <p>We do not guess between formats of equal weight. Choose one. Nothing was saved.</p>
          <CandidateForm
            name={`format-${item.id}`}
            candidates={ambiguousCandidates(refusal.problem)}
            formats={formats}
            onChoose={(format) => onChoose({ format })}
          />
        </Ask>
      );
    case 'problems': {
      const more = refusal.problems.length - MAX_PROBLEMS;
      return (
        <FaultList
          title={title}
          problems={refusal.problems.slice(0, MAX_PROBLEMS)}
          {...(refusal.excerpts === undefined ? {} : { excerpts: refusal.excerpts })}
        >
          <div className="fl">
            <span>
              {more > 0 ? `And ${more} more like these. ` : ''}
              Nothing was saved.
            </span>
            {item.step.preview === undefined && !refusal.problems.some(isAboutBytes) ? readAs : null}
            <Button onClick={onRemove}>Remove the file</Button>
          </div>
        </FaultList>
      );
    }
    case 'sign-in':
      return (
        <Ask title={title}>
          <p>
            This server takes files from those who signed in with a token. Nothing was saved. The file is kept
            here: sign in in another tab, then try again.
          </p>
          <p className="fl">
            <LinkButton href="/sign-in?next=/upload" target="_blank">
              Sign in<span className="vh"> (opens another tab)</span>
            </LinkButton>
            <Button kind="quiet" onClick={onRetry}>
              Try again
            </Button>
          </p>
        </Ask>
      );
    case 'cancelled':
      return (
        <Ask title={title}>
          <p>
            {refusal.mayBeStored
              ? 'Everything had been sent, so it may be stored all the same. Trying again finds out, and stores nothing twice.'
              : 'What had arrived was thrown away. Nothing was saved.'}
          </p>
          <p className="fl">
            <Button onClick={onRetry}>Try again</Button>
          </p>
        </Ask>
      );
    case 'failed':
      return (
        <Ask title={title}>
          <p>{refusal.sentence} Nothing was saved.</p>
          <p className="fl">
            <Button onClick={onRetry}>Try again</Button>
          </p>
        </Ask>
      );
  }
}

/** No other format would read these either. */
function isAboutBytes({ code }: Problem): boolean {
  return ['empty-file', 'binary-file', 'text-encoding', 'too-large'].includes(code);
}

/** A refusal that asks for something, in the shape of a fault. */
function Ask({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="fault amb">
      <h3>
        <svg className="vg" aria-hidden="true">
          <use href="#vg-refused" />
        </svg>
        {title}
      </h3>
      <div className="ask small ink2">{children}</div>
    </div>
  );
}
