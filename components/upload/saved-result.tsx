import { counted } from '@/lib/upload/describe-contents';
import { describeWarnings } from '@/lib/upload/preview';
import type { ImportAnswer } from '@/lib/upload/server-answers';
import type { FormatName } from './format-name';
import { Warnings } from './warnings';

/** What became of a file that nobody saw before it was saved. */
export function SavedResult({ saved, formats }: { saved: ImportAnswer; formats: readonly FormatName[] }) {
  const { suite, runIds, format, duplicate, warnings } = saved;
  const label = formats.find(({ id }) => id === format)?.label ?? format;
  return (
    <>
      <p className="result">
        <b>{duplicate ? 'These bytes were stored already' : `${counted(runIds.length, 'run')} stored`}</b>,
        read as {label}, in the suite <a href={`/suites/${suite}`}>{suite}</a>.
        {warnings.length === 0 ? ' There were no warnings.' : ''}
      </p>
      <Warnings warnings={describeWarnings(warnings)} />
    </>
  );
}
