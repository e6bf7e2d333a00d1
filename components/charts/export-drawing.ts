/** Style properties that classes give and a file of its own needs. */
const PROPERTIES = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'stroke-linecap',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'color',
  'paint-order',
] as const;

/** Room around the drawing; the most on the right, where names run longer in the fonts that a file of its own finds. */
const MARGIN = { top: 16, right: 96, bottom: 16, left: 16 } as const;

/**
 * A drawing of the page as an SVG file: the colours of the current theme written into it, glyphs of the page's sprite
 * brought along, the paper behind it.
 */
export function drawingAsSvg(drawing: SVGSVGElement): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const originals = [drawing, ...drawing.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((element, index) => {
    const original = originals[index];
    if (original === undefined) return;
    const style = getComputedStyle(original);
    for (const property of PROPERTIES) element.setAttribute(property, style.getPropertyValue(property));
    element.removeAttribute('class');
  });
  const { width, height } = sizeOf(drawing);
  const paper = document.createElementNS(copy.namespaceURI, 'rect');
  paper.setAttribute('x', String(-MARGIN.left));
  paper.setAttribute('y', String(-MARGIN.top));
  paper.setAttribute('width', String(width));
  paper.setAttribute('height', String(height));
  paper.setAttribute('fill', getComputedStyle(document.body).backgroundColor);
  copy.prepend(spriteOf(copy), paper);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('viewBox', `${-MARGIN.left} ${-MARGIN.top} ${width} ${height}`);
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  return new XMLSerializer().serializeToString(copy);
}

/** Twice the size of the drawing, which is what dense screens and slides want. */
export async function drawingAsPng(drawing: SVGSVGElement): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([drawingAsSvg(drawing)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    const { width, height } = sizeOf(drawing);
    canvas.width = width * 2;
    canvas.height = height * 2;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) =>
        blob === null ? reject(new Error('The browser made no picture.')) : resolve(blob),
      );
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}

function sizeOf(drawing: SVGSVGElement): { width: number; height: number } {
  const box = drawing.viewBox.baseVal;
  return {
    width: box.width + MARGIN.left + MARGIN.right,
    height: box.height + MARGIN.top + MARGIN.bottom,
  };
}

function spriteOf(copy: SVGSVGElement): Element {
  const defs = document.createElementNS(copy.namespaceURI, 'defs');
  const ids = new Set(
    [...copy.querySelectorAll('use')].map((use) => use.getAttribute('href')?.slice(1) ?? ''),
  );
  const paper = getComputedStyle(document.body).backgroundColor;
  for (const id of [...ids, 'right-half']) {
    const symbol = document.getElementById(id);
    if (symbol === null) continue;
    const glyph = symbol.cloneNode(true) as Element;
    // A file of its own knows no custom properties.
    for (const element of glyph.querySelectorAll('[fill^="var"]')) element.setAttribute('fill', paper);
    defs.append(glyph);
  }
  return defs;
}
