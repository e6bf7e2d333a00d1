export interface Tab {
  readonly href: string;
  readonly label: string;
  readonly current?: boolean;
  /** What waits there, as a number: contradictions, say. */
  readonly count?: string;
}

/** Pages of the same thing. They are links; nothing is switched in place. */
export function Tabs({ label, items }: { label: string; items: readonly Tab[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      {items.map((item) => (
        <a
          key={item.href}
          href={item.href}
          {...(item.current === true ? { 'aria-current': 'page' as const } : {})}
        >
          {item.label}
          {item.count === undefined ? null : <span className="n">{item.count}</span>}
        </a>
      ))}
    </nav>
  );
}
