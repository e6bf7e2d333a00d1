import type { ReactNode } from 'react';
import { Icon } from './icon';

/**
 * Label, control, hint and error in one column. The control inside has the same `id` and points at the texts with
 * `aria-describedby={fieldDescription(id, { hint, error })}`.
 */
export function Field({
  id,
  label,
  hint,
  error,
  children,
}: {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children}
      {hint === undefined ? null : (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {error === undefined ? null : (
        <span className="err" id={`${id}-error`}>
          <Icon name="warn" />
          <span>{error}</span>
        </span>
      )}
    </div>
  );
}

/** The ids of a field's hint and error for `aria-describedby`; undefined when it has neither. */
export function fieldDescription(
  id: string,
  { hint, error }: { hint?: ReactNode; error?: ReactNode },
): string | undefined {
  const ids = [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`];
  return ids.filter((part) => part !== '').join(' ') || undefined;
}
