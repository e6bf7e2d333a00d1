'use client';

import { useRef, useState } from 'react';
import { CopyButton } from '@/components/ui/copy-button';
import { Menu } from '@/components/ui/menu';

/**
 * Takes a chart away: picture, drawing or numbers. Pictures are made from the widest drawing in the
 * theme of the page.
 */
export function SaveMenu({ name, csv }: { name: string; csv: string }) {
  const place = useRef<HTMLSpanElement>(null);
  const [failure, setFailure] = useState('');

  const save = async (kind: 'png' | 'svg') => {
    const drawing = place.current?.closest('figure')?.querySelector<SVGSVGElement>('svg.c') ?? null;
    try {
      if (drawing === null) throw new Error('There is no drawing.');
      const { drawingAsPng, drawingAsSvg } = await import('./export-drawing');
      const blob =
        kind === 'png'
          ? await drawingAsPng(drawing)
          : new Blob([drawingAsSvg(drawing)], { type: 'image/svg+xml' });
      download(blob, `${name}.${kind}`);
      setFailure('');
    } catch {
      setFailure('The browser could not make the picture. The CSV still works.');
    }
  };

  return (
    <span ref={place} className="js-only save">
      <Menu label="Save">
        <button type="button" onClick={() => void save('png')}>
          PNG
        </button>
        <button type="button" onClick={() => void save('svg')}>
          SVG
        </button>
        <button type="button" onClick={() => download(new Blob([csv], { type: 'text/csv' }), `${name}.csv`)}>
          CSV
        </button>
        <CopyButton label="Link to this view" />
      </Menu>
      <span role="status" className="small">
        {failure}
      </span>
    </span>
  );
}

function download(blob: Blob, fileName: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
