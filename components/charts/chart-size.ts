'use client';

import { useEffect, useRef, useState, type RefObject } from 'react';

/** A size in pixels. */
export interface ChartSize {
  readonly width: number;
  readonly height: number;
}

/** The size of a chart's place as it changes, beginning with what was measured before the chart was drawn. */
export function useChartSize(initial: ChartSize): [RefObject<HTMLDivElement | null>, ChartSize] {
  const place = useRef<HTMLDivElement>(null);
  const [{ width, height }, setSize] = useState<ChartSize>(initial);
  useEffect(() => {
    if (place.current === null) return;
    const observer = new ResizeObserver(([entry]) => {
      // Nothing is left of it on paper, where the server's drawing stands; it needs no redrawing for that.
      if (entry !== undefined && entry.contentRect.width > 0) setSize(entry.contentRect);
    });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  return [place, { width, height }];
}
