import type { ReactNode } from 'react';

/** Something that is one press away, with or without script. */
export function Disclosure({
  id,
  summary,
  open = false,
  children,
}: {
  id?: string;
  summary: ReactNode;
  open?: boolean;
  children: ReactNode;
}) {
  return (
    <details open={open} {...(id === undefined ? {} : { id })}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
