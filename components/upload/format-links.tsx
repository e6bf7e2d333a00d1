import type { FormatName } from './format-name';

/** Every format that is read, each with the way to what is known about it. */
export function FormatLinks({ formats }: { formats: readonly FormatName[] }) {
  return (
    <p className="fmts">
      {formats.map(({ id, label }) => (
        <a key={id} href={`/formats#${id}`}>
          {label}
        </a>
      ))}
    </p>
  );
}
