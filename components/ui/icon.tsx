export type IconName =
  | 'arrow'
  | 'check'
  | 'copy'
  | 'dots'
  | 'down'
  | 'download'
  | 'file'
  | 'link'
  | 'search'
  | 'sort'
  | 'upload'
  | 'warn'
  | 'x';

/** An icon of the page's sprite. Decoration unless it has a label: the word beside it carries the meaning. */
export function Icon({ name, label }: { name: IconName; label?: string }) {
  return (
    <>
      <svg className="i" aria-hidden="true">
        <use href={`#i-${name}`} />
      </svg>
      {label === undefined ? null : <span className="vh">{label}</span>}
    </>
  );
}
