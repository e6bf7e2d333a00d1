import type { ComponentProps, ReactNode } from 'react';

/** A checkbox or radio button inside its label, so that the words can be pressed too. */
export function Checkbox({
  label,
  type = 'checkbox',
  ...rest
}: Omit<ComponentProps<'input'>, 'type'> & { label: ReactNode; type?: 'checkbox' | 'radio' }) {
  return (
    <label className="check">
      <input {...rest} type={type} />
      <span>{label}</span>
    </label>
  );
}
