import type { ComponentProps } from 'react';

export type ButtonKind = 'plain' | 'primary' | 'quiet' | 'destructive';

/** A button; `type="button"` unless told otherwise. While busy it says so; whoever handles a press ignores a second one. */
export function Button({
  kind = 'plain',
  busy = false,
  className,
  ...rest
}: ComponentProps<'button'> & { kind?: ButtonKind; busy?: boolean }) {
  return (
    <button
      type="button"
      {...rest}
      className={buttonClass(kind, className)}
      {...(busy ? { 'aria-busy': true } : {})}
    />
  );
}

export function buttonClass(kind: ButtonKind, extra?: string): string {
  const suffix = { plain: '', primary: ' p', quiet: ' q', destructive: ' d' }[kind];
  return `btn${suffix}${extra === undefined ? '' : ` ${extra}`}`;
}
