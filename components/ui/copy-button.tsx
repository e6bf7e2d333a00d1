'use client';

import { useEffect, useState } from 'react';
import { buttonClass, type ButtonKind } from './button';
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
        onClick={async () => setOutcome((await copy(text ?? location.href)) ? 'copied' : 'failed')}
      >
        <Icon name={outcome === 'copied' ? 'check' : text === undefined ? 'link' : 'copy'} />
        {outcome === 'idle' ? label : said}
      </button>
      <output className="vh">{said}</output>
    </>
  );
}

/** The clipboard API exists only in secure contexts; a server on plain http in a local network is none. */
async function copy(text: string): Promise<boolean> {
  try {
    if (navigator.clipboard !== undefined) {
      await navigator.clipboard.writeText(text);
      return true;
    }
  } catch {
    // Refused by the browser: the older way may still work.
  }
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'vh';
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  return done;
}
