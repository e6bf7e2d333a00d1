export interface Segment {
  readonly value: string;
  readonly label: string;
  /** Where the choice leads, so that it works without script. */
  readonly href?: string;
}

/** One of a few views of the same thing. With `href` the segments are links, otherwise buttons. */
export function Segmented({
  label,
  segments,
  value,
  onSelect,
}: {
  label: string;
  segments: readonly Segment[];
  value: string;
  onSelect?: (value: string) => void;
}) {
  return (
    <fieldset className="seg" aria-label={label}>
      {segments.map((segment) =>
        segment.href === undefined ? (
          <button
            key={segment.value}
            type="button"
            aria-pressed={segment.value === value}
            onClick={onSelect === undefined ? undefined : () => onSelect(segment.value)}
          >
            {segment.label}
          </button>
        ) : (
          <a
            key={segment.value}
            href={segment.href}
            {...(segment.value === value ? { 'aria-current': true as const } : {})}
          >
            {segment.label}
          </a>
        ),
      )}
    </fieldset>
  );
}
