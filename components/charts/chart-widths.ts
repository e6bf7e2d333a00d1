/** A drawing is made once for each width of the page; the style sheet shows one. */
export const CHART_WIDTHS = [
  { name: 'v-l', width: 1064, height: 400 },
  { name: 'v-m', width: 780, height: 360 },
  { name: 'v-s', width: 358, height: 320 },
] as const;
