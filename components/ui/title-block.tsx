import { Children, type ReactNode } from 'react';

/** The title of a page, one line of facts under it, and what can be done with the whole page. */
export function TitleBlock({
  title,
  facts,
  actions,
  ruled = false,
}: {
  title: ReactNode;
  /** Each a short phrase or a subject. */
  facts?: readonly ReactNode[];
  actions?: ReactNode;
  /** A line below, for pages without tabs. */
  ruled?: boolean;
}) {
  return (
    <div className={ruled ? 'title ruled' : 'title'}>
      <div>
        <h1>{title}</h1>
        {facts === undefined || facts.length === 0 ? null : (
          <div className="facts">
            {Children.map(facts, (fact) => (
              <span>{fact}</span>
            ))}
          </div>
        )}
      </div>
      {actions === undefined ? null : <div className="acts">{actions}</div>}
    </div>
  );
}
