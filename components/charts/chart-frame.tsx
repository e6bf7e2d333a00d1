import type { ReactNode } from 'react';
import { Disclosure } from '@/components/ui/disclosure';
import { Icon } from '@/components/ui/icon';
import { SaveMenu } from './save-menu';

/** Around every chart: what it shows and how it was read, the same values as a table, and ways to take it away. */
export function ChartFrame({
  name,
  title,
  csv,
  captions,
  marks,
  table,
  children,
}: {
  /** Of files that are saved. */
  name: string;
  /** Where the section holds several charts. */
  title?: string;
  csv: string;
  captions: readonly string[];
  /** What weakens the runs that are shown. */
  marks?: readonly string[];
  table: ReactNode;
  children: ReactNode;
}) {
  return (
    <figure className="chart">
      {title === undefined ? null : <p className="ft">{title}</p>}
      {children}
      <figcaption>
        {captions.map((caption) => (
          <span key={caption}>{caption}</span>
        ))}
        {marks?.map((mark) => (
          <span key={mark} className="flag">
            <Icon name="warn" label="Caution:" /> {mark}
          </span>
        ))}
        <SaveMenu name={name} csv={csv} />
      </figcaption>
      <Disclosure summary="The chart as a table">{table}</Disclosure>
    </figure>
  );
}
