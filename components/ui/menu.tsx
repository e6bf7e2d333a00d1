import type { ReactNode } from 'react';
import { buttonClass, type ButtonKind } from './button';
import { Icon, type IconName } from './icon';

/**
 * A button that opens a sheet of links, buttons or checkboxes; works without script. Escape and a press elsewhere
 * close it (`CloseMenus` in the root layout). With `icon` the label is only heard.
 */
export function Menu({
  label,
  icon,
  kind = 'quiet',
  align = 'right',
  className,
  children,
}: {
  label: string;
  icon?: IconName;
  kind?: ButtonKind;
  align?: 'left' | 'right';
  className?: string;
  children: ReactNode;
}) {
  const drop = `drop${align === 'left' ? ' left' : ''}${className === undefined ? '' : ` ${className}`}`;
  return (
    <details className={drop}>
      <summary className={buttonClass(kind, icon === undefined ? undefined : 'icon')}>
        {icon === undefined ? (
          <>
            <span>{label}</span> <Icon name="down" />
          </>
        ) : (
          <Icon name={icon} label={label} />
        )}
      </summary>
      <div className="menu">{children}</div>
    </details>
  );
}
