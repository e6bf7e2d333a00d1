'use client';

import { useEffect, useState } from 'react';
import { buttonClass, type ButtonKind } from './button';
import { copyText } from './copy-text';
import { Icon } from './icon';

/** Copies a text, or the address of the page with its whole state, and says whether that worked. */
export function CopyButton({
  text,
  label = 'Copy link',
  kind = 'quiet',
}: {
  /** Left out: the current address. */
  text?: string;
  label?: string;
  kind?: ButtonKind;
}) {
  const [outcome, setOutcome] = useState<'idle' | 'copied' | 'failed'>('idle');
  useEffect(() => {
    if (outcome === 'idle') return;
    const timer = setTimeout(() => setOutcome('idle'), 2500);
    return () => clearTimeout(timer);
  }, [outcome]);

  const said = { idle: '', copied: 'Copied', failed: 'Not copied: the browser refused' }[outcome];
  return (
    <>
      <button
        type="button"
        className={buttonClass(kind, 'js-only')}
        onClick={async () => setOutcome((await copyText(text ?? location.href)) ? 'copied' : 'failed')}
      >
        <Icon name={outcome === 'copied' ? 'check' : text === undefined ? 'link' : 'copy'} />
        {outcome === 'idle' ? label : said}
      </button>
      <output className="vh">{said}</output>
    </>
  );
}
