import { Disclosure } from '@/components/ui/disclosure';

/** What is other today than when a report was frozen. */
export interface Changes {
  readonly missing: readonly string[];
  readonly changes: readonly {
    readonly suite: string;
    readonly pointer: string;
    readonly frozen: string;
    readonly computed: string;
  }[];
  readonly total: number;
}

/** What has changed since, value by value. */
export function ChangesList({ changes: { missing, changes, total } }: { changes: Changes }) {
  if (missing.length === 0 && total === 0) {
    return (
      <p>
        <b>Unchanged:</b> the suite was touched since, but every value that this rests on is as it was.
      </p>
    );
  }
  return (
    <>
      {missing.map((suite) => (
        <p key={suite}>
          <b>Not here:</b> this instance does not hold the suite “{suite}”. The report stands alone.
        </p>
      ))}
      {total === 0 ? null : (
        <>
          <p>
            <b>Changed since:</b> {total.toLocaleString('en-US')} {total === 1 ? 'value is' : 'values are'}{' '}
            other today. The report shows what was frozen.
          </p>
          <Disclosure summary="What changed">
            <ul className="plain">
              {changes.map(({ suite, pointer, frozen, computed }) => (
                <li key={`${suite}${pointer}`}>
                  <code>
                    {suite}
                    {pointer}
                  </code>
                  : {shortened(frozen)} then, {shortened(computed)} now
                </li>
              ))}
            </ul>
            {total > changes.length ? <p>And {total - changes.length} more.</p> : null}
          </Disclosure>
        </>
      )}
    </>
  );
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
