import type { ReactNode } from 'react';
import { Disclosure } from '@/components/ui/disclosure';
import { SaveMenu } from './save-menu';

/** Around every chart: what it shows and how it was read, the same values as a table, and ways to take it away. */
export function ChartFrame({
  name,
  csv,
  captions,
  table,
  children,
}: {
  /** Of files that are saved. */
  name: string;
  csv: string;
  captions: readonly string[];
  table: ReactNode;
  children: ReactNode;
}) {
  return (
    <figure className="chart">
      {children}
      <figcaption>
        {captions.map((caption) => (
          <span key={caption}>{caption}</span>
        ))}
        <SaveMenu name={name} csv={csv} />
      </figcaption>
      <Disclosure summary="The chart as a table">{table}</Disclosure>
    </figure>
  );
}
