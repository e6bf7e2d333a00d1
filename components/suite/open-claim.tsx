'use client';

import { useEffect } from 'react';

/** An address that names a claim by its anchor leads to the page that holds all claims: a server never sees anchors. */
export function OpenClaim() {
  useEffect(() => {
    const open = () => {
      const { hash, pathname, search } = location;
      if (!hash.startsWith('#claim-') || document.getElementById(hash.slice(1)) !== null) return;
      const params = new URLSearchParams(search);
      if (params.get('claims') === 'all') return;
      params.set('claims', 'all');
      location.replace(`${pathname}?${params.toString()}${hash}`);
    };
    open();
    addEventListener('hashchange', open);
    return () => removeEventListener('hashchange', open);
  }, []);
  return null;
}
