import type { ReactNode } from 'react';
import { MARKER_SHAPES } from './marker-shapes';

/**
 * Every glyph once per page, referred to by `<use href="#…">`: `ev-<grade>`, `m-1` … `m-8` filled markers, `mh-` hollow,
 * `ms-` half, `i-<icon>`, `vg-refused`, `vg-fault`, `vg-fine`, `logo`. Rendered by the root layout.
 */
export function Sprite() {
  return (
    <svg width="0" height="0" className="vh" aria-hidden="true" focusable="false">
      <defs>
        <clipPath id="right-half">
          <path d="M6 0h6v12H6z" />
        </clipPath>
        <Evidence />
        <Markers />
        <Verdicts />
        <Icons />
        <symbol id="logo" viewBox="0 0 22 22">
          <circle cx="9.5" cy="9.5" r="7.7" fill="none" stroke="currentColor" strokeWidth="1.7" />
          <path d="M15.2 15.2l5 5" stroke="var(--accent)" strokeWidth="2.4" strokeLinecap="round" />
          <path d="M5.9 9.9v2.9M8.4 8.3v4.5M10.9 6.3v6.5" stroke="currentColor" strokeWidth="1.5" />
          <path d="M13.3 7.8v5" stroke="var(--accent)" strokeWidth="1.7" />
        </symbol>
      </defs>
    </svg>
  );
}

/** The fuller the circle, the more of the measurement is here; dashed is computed. */
function Evidence() {
  const ring = { cx: 7, cy: 7, r: 5, fill: 'none', stroke: 'currentColor', strokeWidth: 1.5 };
  return (
    <>
      <symbol id="ev-samples" viewBox="0 0 14 14">
        <circle cx="7" cy="7" r="5.75" fill="currentColor" />
      </symbol>
      <symbol id="ev-histogram" viewBox="0 0 14 14">
        <circle {...ring} />
        <path d="M7 7V2a5 5 0 1 1-5 5z" fill="currentColor" />
      </symbol>
      <symbol id="ev-summary" viewBox="0 0 14 14">
        <circle {...ring} />
        <path d="M7 2a5 5 0 0 1 0 10z" fill="currentColor" />
      </symbol>
      <symbol id="ev-claim" viewBox="0 0 14 14">
        <circle {...ring} />
      </symbol>
      <symbol id="ev-estimate" viewBox="0 0 14 14">
        <circle {...ring} strokeDasharray="2.1 1.827" />
      </symbol>
    </>
  );
}

function Markers() {
  return MARKER_SHAPES.map((shape, index) => {
    // Cross and plus are narrow: a thinner line leaves them hollow.
    const strokeWidth = NARROW.has(index + 1) ? 1 : 1.5;
    const outline = { fill: 'var(--paper)', stroke: 'currentColor', strokeWidth };
    return (
      <g key={shape}>
        <symbol id={`m-${index + 1}`} viewBox="0 0 12 12">
          <path d={shape} fill="currentColor" />
        </symbol>
        <symbol id={`mh-${index + 1}`} viewBox="-1 -1 14 14">
          <path d={shape} {...outline} />
        </symbol>
        <symbol id={`ms-${index + 1}`} viewBox="-1 -1 14 14">
          <path d={shape} {...outline} />
          <path d={shape} fill="currentColor" clipPath="url(#right-half)" />
        </symbol>
      </g>
    );
  });
}

const NARROW: ReadonlySet<number> = new Set([6, 7]);

function Verdicts() {
  return (
    <>
      <symbol id="vg-refused" viewBox="0 0 18 18">
        <circle
          cx="9"
          cy="9"
          r="6"
          fill="none"
          stroke="var(--ink-4)"
          strokeWidth="1.3"
          strokeDasharray="2 2"
        />
      </symbol>
      <symbol id="vg-fault" viewBox="0 0 18 18">
        <rect x="1" y="1" width="16" height="16" rx="2" fill="var(--worse-5)" />
        <path d="M5.5 5.5l7 7M12.5 5.5l-7 7" stroke="var(--on-worse-5)" strokeWidth="1.6" />
      </symbol>
      <symbol id="vg-fine" viewBox="0 0 18 18">
        <path d="M4 9.5l3.5 3.5L14.5 5.5" fill="none" stroke="var(--accent)" strokeWidth="1.6" />
      </symbol>
    </>
  );
}

function Icons() {
  return (
    <>
      <Line id="arrow">
        <path d="M1.5 7h10M8 3.2L11.8 7 8 10.8" />
      </Line>
      <Line id="check">
        <path d="M2.5 7.5l3 3 6-7" />
      </Line>
      <Line id="copy">
        <path d="M5 4.5h6.5v8H5zM9 4.5v-3H2.5v8H5" />
      </Line>
      <symbol id="i-dots" viewBox="0 0 14 14">
        <path
          d="M1.7 7a1.3 1.3 0 1 0 2.6 0a1.3 1.3 0 1 0-2.6 0zm4 0a1.3 1.3 0 1 0 2.6 0a1.3 1.3 0 1 0-2.6 0zm4 0a1.3 1.3 0 1 0 2.6 0a1.3 1.3 0 1 0-2.6 0z"
          fill="currentColor"
        />
      </symbol>
      <Line id="down">
        <path d="M3.5 5.5L7 9l3.5-3.5" />
      </Line>
      <Line id="download">
        <path d="M7 2v7.5M3.6 6.3L7 9.7l3.4-3.4M2 12.2h10" />
      </Line>
      <Line id="file">
        <path d="M3 1.5h5l3 3v8H3zM8 1.5v3h3" />
      </Line>
      <Line id="link">
        <path d="M6 8.3a2.6 2.6 0 0 0 3.7 0l2-2A2.6 2.6 0 0 0 8 2.6L7 3.6M8 5.7a2.6 2.6 0 0 0-3.7 0l-2 2A2.6 2.6 0 0 0 6 11.4l1-1" />
      </Line>
      <Line id="search">
        <path d="M6 1.7a4.3 4.3 0 1 0 0 8.6a4.3 4.3 0 1 0 0-8.6zM9.2 9.2l3.3 3.3" />
      </Line>
      <Line id="sort">
        <path d="M7 11.5V3M4 6l3-3.2L10 6" />
      </Line>
      <Line id="upload">
        <path d="M7 10V2.5M3.6 5.7L7 2.3l3.4 3.4M2 12.2h10" />
      </Line>
      <Line id="warn">
        <path d="M7 1.8l5.8 10.4H1.2zM7 5.5v3.2M7 9.8v1.2" />
      </Line>
      <Line id="x">
        <path d="M3 3l8 8M11 3l-8 8" />
      </Line>
    </>
  );
}

function Line({ id, children }: { id: string; children: ReactNode }) {
  return (
    <symbol id={`i-${id}`} viewBox="0 0 14 14" fill="none" stroke="currentColor" strokeWidth="1.4">
      {children}
    </symbol>
  );
}
