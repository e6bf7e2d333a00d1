import type { EvidenceGrade } from '@/lib/model/grade';

/** How full the circle is says how much of the measurement is here. The word stands beside it, seen or only heard. */
export function EvidenceGlyph({ grade, withLabel = false }: { grade: EvidenceGrade; withLabel?: boolean }) {
  const circle = (
    <svg className="ev" aria-hidden="true">
      <use href={`#ev-${grade}`} />
    </svg>
  );
  if (!withLabel) {
    return (
      <>
        {circle}
        <span className="vh">{grade}</span>
      </>
    );
  }
  return (
    <span className="nw">
      {circle} {grade}
    </span>
  );
}
