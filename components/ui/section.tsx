import { Children, type ReactNode } from 'react';

/**
 * A part of a page: title and notes on method in the notebook margin, the thing itself beside it. `first` opens a page
 * and puts the accent rule beside its verdict, unless `plain`; `wide` gives up the margin column below 1280.
 */
export function Section({
  id,
  title,
  notes,
  first = false,
  wide = false,
  plain = false,
  children,
}: {
  id?: string;
  title?: ReactNode;
  notes?: readonly ReactNode[];
  first?: boolean;
  wide?: boolean;
  plain?: boolean;
  children: ReactNode;
}) {
  const className = ['sec', first && 'first', wide && 'wide', plain && 'plain'].filter(Boolean).join(' ');
  return (
    <section className={className} {...(id === undefined ? {} : { id })}>
      <div className="m">
        {title === undefined ? null : <h2>{title}</h2>}
        {Children.map(notes, (note) => (
          <p>{note}</p>
        ))}
      </div>
      <div className="b">{children}</div>
    </section>
  );
}
