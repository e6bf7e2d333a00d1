/** The look of chapters, on the page and in the file: colours and fonts come from tokens. */
export const REPORT_STYLES = `
.rchapter { margin-top: 48px; }
.rchapter h2 { font: 500 24px/1.25 var(--serif); color: var(--ink); }
.rchapter > * + * { margin-top: 16px; }
.rlead { font: 420 21px/1.45 var(--serif); color: var(--ink); max-width: 46em; }
.rmeta { font: 400 13px/20px var(--sans); color: var(--ink-3); overflow-wrap: anywhere; }
.rnotes { max-width: 42em; font: 400 17px/1.6 var(--serif); }
.rnotes > * + * { margin-top: 0.8em; }
.rnotes ul { list-style: disc; padding-left: 1.2em; }
.rnotes ol { list-style: decimal; padding-left: 1.2em; }
.rnotes a, .rmeta a { color: var(--accent); text-decoration: underline; }
.rfacts { display: flex; flex-wrap: wrap; gap: 4px 24px; font: 400 14px/20px var(--sans); }
.rfacts div { display: flex; gap: 6px; }
.rfacts dt { color: var(--ink-3); }
.rfacts dd { margin: 0; color: var(--ink); }
.rtable { overflow-x: auto; }
.rtable:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
.rtable table { border-collapse: collapse; font: 400 14px/20px var(--sans); font-variant-numeric: tabular-nums lining-nums; }
.rtable caption { text-align: left; font: 600 14px/20px var(--sans); color: var(--ink); padding-bottom: 8px; }
.rtable th, .rtable td { padding: 6px 14px 6px 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--hair); color: var(--ink); font-weight: 400; max-width: 34em; }
.rtable thead th { color: var(--ink-3); border-bottom-color: var(--hair-strong); white-space: nowrap; }
.rtable .num { text-align: right; white-space: nowrap; }
.rchapter figure { margin-left: 0; margin-right: 0; max-width: 760px; }
.rchapter figcaption { font: 400 13px/20px var(--sans); color: var(--ink-3); }
.rchart { width: 100%; height: auto; font: 400 12px/1 var(--sans); }
.rgrid { stroke: var(--hair); }
.rtick, .raxis { fill: var(--ink-3); }
.rline { fill: none; stroke: currentColor; stroke-width: 2; }
.rdash { stroke-dasharray: 4 4; }
.rdot { fill: currentColor; }
.rclaim { fill: var(--paper); stroke: currentColor; stroke-width: 1.5; }
.rname { fill: currentColor; font-weight: 600; }
.rs1 { color: var(--subject-1); } .rs2 { color: var(--subject-2); } .rs3 { color: var(--subject-3); } .rs4 { color: var(--subject-4); }
.rs5 { color: var(--subject-5); } .rs6 { color: var(--subject-6); } .rs7 { color: var(--subject-7); } .rs8 { color: var(--subject-8); }
@media print { .rchapter { break-inside: auto; } .rtable { overflow: visible; } .rchapter figure { break-inside: avoid; } }
`;

/** The tokens and the frame that the page gives, for a file that stands alone. */
export const STANDALONE_STYLES = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#fcfbf7, #151714); --ink: light-dark(#1c1d1a, #e9e7df); --ink-3: light-dark(#686962, #98968c);
  --hair: light-dark(#dfdcd2, #2e312c); --hair-strong: light-dark(#b9b5a8, #4c4f48);
  --accent: light-dark(#0b6350, #74c4ac); --focus: light-dark(#0b6350, #74c4ac);
  --subject-1: light-dark(#5a2a55, #b983ac); --subject-2: light-dark(#11749f, #74cde6);
  --subject-3: light-dark(#a8570c, #e2713a); --subject-4: light-dark(#2746b8, #7c98ec);
  --subject-5: light-dark(#4a3a0a, #e3cc58); --subject-6: light-dark(#7a2138, #e56b82);
  --subject-7: light-dark(#5c6874, #d0d6db); --subject-8: light-dark(#48703c, #a6d27c);
  --serif: Newsreader, Georgia, 'Times New Roman', serif; --sans: 'Source Sans 3', 'Segoe UI', system-ui, sans-serif;
}
* { margin: 0; box-sizing: border-box; }
body { background: var(--paper); color: var(--ink); padding: 32px clamp(16px, 4vw, 64px) 64px; font: 400 15px/22px var(--sans); }
main { max-width: 1180px; margin: 0 auto; }
h1 { font: 480 32px/1.16 var(--serif); margin-bottom: 12px; }
@media print { :root { color-scheme: light; } body { padding: 0; } }
`;
