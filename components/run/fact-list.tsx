import { KeyValues } from '@/components/ui/key-values';
import type { FactList as Facts } from '@/lib/tables/run-load';

/** Facts as far as they are stated, and in the last line those that are not. */
export function FactList({ list }: { list: Facts }) {
  return (
    <KeyValues
      items={[
        ...list.lines.map(({ key, value, note }) => ({
          key,
          value:
            note === undefined ? (
              value
            ) : (
              <>
                {value} <span className="muted">{note}</span>
              </>
            ),
        })),
        ...(list.missing.length === 0
          ? []
          : [{ key: 'Not stated', value: <span className="muted">{list.missing.join(', ')}</span> }]),
      ]}
    />
  );
}
