'use client';

import { useEffect, useRef, useState, type RefObject } from 'react';
import type { ChartSize } from './chart-size';

/** How far an interactive chart has come. */
export interface VisibleTwin<T> {
  /** Where the chart stands. */
  readonly place: RefObject<HTMLDivElement | null>;
  /** The interactive chart once it is there, with the size of its place. */
  readonly loaded: { readonly Chart: T; readonly size: ChartSize } | undefined;
  readonly hasFailed: boolean;
}

/**
 * Loads the interactive twin of a drawing when the drawing comes into view; until then, and where loading fails, the
 * drawing stays.
 *
 * @param load a stable function
 */
export function useVisibleTwin<T>(load: () => Promise<T>): VisibleTwin<T> {
  const place = useRef<HTMLDivElement>(null);
  const [loaded, setLoaded] = useState<VisibleTwin<T>['loaded']>();
  const [hasFailed, setHasFailed] = useState(false);

  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      load().then(
        (Chart) => {
          const { width, height } = element.getBoundingClientRect();
          setLoaded({ Chart, size: { width, height } });
        },
        () => setHasFailed(true),
      );
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [load]);

  return { place, loaded, hasFailed };
}
