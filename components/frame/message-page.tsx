import type { ReactNode } from 'react';

/** A whole page that says one thing: what is not here or did not work, what was kept, and where to go. */
export function MessagePage({
  code,
  title,
  actions,
  children,
}: {
  code: string;
  title: string;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="wrap message">
      <div className="empty">
        <p className="code small muted">{code}</p>
        <h1>{title}</h1>
        <p className="ink2">{children}</p>
        {actions === undefined ? null : <div className="bar">{actions}</div>}
      </div>
    </div>
  );
}
