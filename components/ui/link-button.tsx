import type { ComponentProps } from 'react';
import { buttonClass, type ButtonKind } from './button';

/** A link that looks like a button: it goes somewhere or downloads something. */
export function LinkButton({
  kind = 'plain',
  className,
  href,
  children,
  ...rest
}: ComponentProps<'a'> & { kind?: ButtonKind; href: string }) {
  return (
    <a {...rest} href={href} className={buttonClass(kind, className)}>
      {children}
    </a>
  );
}
