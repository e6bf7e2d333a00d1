import { escapeHtml } from '@/lib/format/escape-html';
import type { ChartBlock } from './report';

const [WIDTH, HEIGHT] = [720, 340];
/** The plot within the drawing. */
const [LEFT, TOP, RIGHT, BOTTOM] = [64, 40, 700, 290];

/**
 * A chart as SVG text: the page, the HTML file and the download draw the same. Colours come from the classes of the
 * style sheet, `s1` to `s8`; a stand-alone drawing gets them from `styles`.
 *
 * @param styles of a drawing that stands alone
 */
export function chartSvg(chart: ChartBlock, styles = ''): string {
  const label = `${chart.title}: ${chart.series.map(({ name }) => name).join(', ')}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" class="rchart" role="img" aria-label="${escapeHtml(label)}">`,
    styles === '' ? '' : `<style>${styles}</style>`,
    ...chart.yTicks.map(
      ({ at, text }) =>
        `<line class="rgrid" x1="${LEFT}" x2="${RIGHT}" y1="${yOf(at)}" y2="${yOf(at)}"/><text class="rtick" x="${LEFT - 8}" y="${yOf(at) + 4}" text-anchor="end">${escapeHtml(text)}</text>`,
    ),
    ...chart.xTicks.map(
      ({ at, text }) =>
        `<text class="rtick" x="${xOf(at)}" y="${BOTTOM + 18}" text-anchor="middle">${escapeHtml(text)}</text>`,
    ),
    `<text class="raxis" x="${LEFT}" y="18">${escapeHtml(chart.yTitle)}</text>`,
    `<text class="raxis" x="${RIGHT}" y="${BOTTOM + 38}" text-anchor="end">${escapeHtml(chart.xTitle)}</text>`,
    ...chart.series.map(seriesSvg),
    '</svg>',
  ].join('');
}

function seriesSvg({ name, slot, isClaimed, points, line }: ChartBlock['series'][number]): string {
  const colour = `rs${((slot - 1) % 8) + 1}`;
  const path = (line.length > 0 ? line : points.map(({ x, y }) => [x, y] as const))
    .map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${xOf(x)} ${yOf(y)}`)
    .join('');
  const dots = points.map(
    ({ x, y, text }) =>
      `<circle class="${isClaimed ? 'rclaim' : 'rdot'}" cx="${xOf(x)}" cy="${yOf(y)}" r="4"><title>${escapeHtml(`${name}, ${text}`)}</title></circle>`,
  );
  const last = points.at(-1);
  const end =
    last === undefined
      ? ''
      : `<text class="rname" x="${Math.min(xOf(last.x), RIGHT)}" y="${yOf(last.y) - 8}" text-anchor="end">${escapeHtml(isClaimed ? `${name} (claimed)` : name)}</text>`;
  return `<g class="${colour}"><path class="rline${isClaimed ? ' rdash' : ''}" d="${path}"/>${dots.join('')}${end}</g>`;
}

function xOf(share: number): number {
  return round(LEFT + share * (RIGHT - LEFT));
}

function yOf(share: number): number {
  return round(BOTTOM - share * (BOTTOM - TOP));
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
