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
] as const;

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
  const box = drawing.viewBox.baseVal;
  const paper = document.createElementNS(copy.namespaceURI, 'rect');
  paper.setAttribute('width', String(box.width));
  paper.setAttribute('height', String(box.height));
  paper.setAttribute('fill', getComputedStyle(document.body).backgroundColor);
  copy.prepend(spriteOf(copy), paper);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(box.width));
  copy.setAttribute('height', String(box.height));
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
    canvas.width = drawing.viewBox.baseVal.width * 2;
    canvas.height = drawing.viewBox.baseVal.height * 2;
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
