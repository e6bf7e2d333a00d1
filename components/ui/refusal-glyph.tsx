/** Stands before an answer that was refused: nothing to hold it against, or too little to decide. */
export function RefusalGlyph() {
  return (
    <svg className="vg" aria-hidden="true">
      <use href="#vg-refused" />
    </svg>
  );
}
