import type { ReactNode } from 'react';

export interface KeyValue {
  readonly key: string;
  readonly value: ReactNode;
}

/** Facts as a definition list; nothing at all when there are none. */
export function KeyValues({ items }: { items: readonly KeyValue[] }) {
  if (items.length === 0) return null;
  return (
    <dl className="kv">
      {items.map((item) => (
        <KeyValueRow key={item.key} label={item.key} value={item.value} />
      ))}
    </dl>
  );
}

function KeyValueRow({ label, value }: { label: string; value: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}
