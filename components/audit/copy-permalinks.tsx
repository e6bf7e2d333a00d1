'use client';

import { useEffect, useState } from 'react';
import { copyText } from '@/components/ui/copy-text';

/** A press on the permalink of a finding also copies its address. One for the whole page; the links need no script. */
export function CopyPermalinks() {
  const [said, setSaid] = useState('');
  useEffect(() => {
    // An older link may lead to a finding that is not among the first of its verdict.
    const rule = /^#([a-z-]+)-[\da-z]+(?:-\d+)?$/.exec(location.hash)?.[1];
    if (rule === undefined || document.querySelector(location.hash) !== null) return;
    const all = new URLSearchParams(location.search);
    if (all.get('all') === '1') return;
    all.set('all', '1');
    location.replace(`${location.pathname}?${all}${location.hash}`);
  }, []);
  useEffect(() => {
    const onClick = async (event: MouseEvent) => {
      if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      const link = event.target instanceof Element ? event.target.closest('a.permalink') : null;
      if (!(link instanceof HTMLAnchorElement)) return;
      event.preventDefault();
      // The filter stays as it is; what is copied leads to the finding whatever the filter.
      location.hash = link.hash;
      setSaid(
        (await copyText(link.href))
          ? 'The link to this finding is copied.'
          : 'Not copied: the browser refused. The address of this page has the link.',
      );
    };
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, []);
  useEffect(() => {
    if (said === '') return;
    const timer = setTimeout(() => setSaid(''), 2500);
    return () => clearTimeout(timer);
  }, [said]);
  return <output className={said === '' ? 'vh' : 'said'}>{said}</output>;
}
