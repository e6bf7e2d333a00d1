import type { ReactNode } from 'react';
import { formatPlace, type Problem } from '@/lib/problem';
import { type Excerpt, SourceExcerpt } from './source-excerpt';

/** Why something was refused: for each problem its place, what was expected, what was found, what to try. */
export function FaultList({
  title,
  problems,
  excerpts,
  ambiguous = false,
  children,
}: {
  title: ReactNode;
  problems: readonly Problem[];
  /** The lines around each problem, in the order of `problems`. */
  excerpts?: readonly (Excerpt | undefined)[];
  /** A choice is asked for; nothing is broken. */
  ambiguous?: boolean;
  /** What was kept, and where to go from here. */
  children?: ReactNode;
}) {
  return (
    <div className={ambiguous ? 'fault amb' : 'fault'}>
      <h3>
        <svg className="vg" aria-hidden="true">
          <use href={ambiguous ? '#vg-refused' : '#vg-fault'} />
        </svg>
        {title}
      </h3>
      <ol>
        {problems.map((problem, index) => (
          <Fault
            key={`${problem.code} ${formatPlace(problem.where)} ${problem.expected} ${problem.found}`}
            problem={problem}
            excerpt={excerpts?.[index]}
          />
        ))}
      </ol>
      {children === undefined ? null : <div className="small ink2">{children}</div>}
    </div>
  );
}

function Fault({ problem, excerpt }: { problem: Problem; excerpt: Excerpt | undefined }) {
  return (
    <li>
      <p className="pl">{formatPlace(problem.where)}</p>
      <dl>
        <dt>expected</dt>
        <dd>{problem.expected}</dd>
        <dt>found</dt>
        <dd>{problem.found}</dd>
        {problem.hint === undefined ? null : (
          <>
            <dt>try</dt>
            <dd>{problem.hint}</dd>
          </>
        )}
      </dl>
      {excerpt === undefined ? null : <SourceExcerpt excerpt={excerpt} />}
    </li>
  );
}
