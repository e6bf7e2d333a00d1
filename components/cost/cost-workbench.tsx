'use client';

import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type ComponentType,
  type FormEvent,
  type ReactNode,
} from 'react';
import type { CostForm } from '@/lib/cost/cost-form';
import type { CostContext } from '@/lib/cost/scenario';
import { sliderText } from '@/lib/cost/slider-text';
import { costAddress } from '@/lib/cost/cost-address';
import type { Query } from '@/lib/format/query-string';
import { CostInputs } from './cost-inputs';

type Live = ComponentType<{
  query: Query;
  context: CostContext;
  action: string;
  isStale: boolean;
  onProblems: (problems: Readonly<Record<string, string>>) => void;
  children: ReactNode;
}>;

/** So long after the last change the address follows; browsers refuse more than a hundred changes in half a minute. */
const ADDRESS_MS = 400;

/**
 * The form beside the results. Without script it is sent and the server computes; with script the calculator is loaded
 * when a field is first touched, and from then on the results follow every key.
 */
export function CostWorkbench({
  form,
  context,
  problems: firstProblems,
  action,
  isStale,
  children,
}: {
  form: CostForm;
  context: CostContext;
  problems: Readonly<Record<string, string>>;
  action: string;
  /** Whether the server’s results are not those of what stands in the form. */
  isStale: boolean;
  /** The results as the server computed them. */
  children: ReactNode;
}) {
  const [problems, setProblems] = useState(firstProblems);
  const [Live, setLive] = useState<Live>();
  const [query, setQuery] = useState<Query>();
  const element = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isWanted = useRef(false);

  const load = useCallback(() => {
    if (isWanted.current) return;
    isWanted.current = true;
    import('./live-cost').then(
      (module) => {
        setLive(() => module.LiveCost);
        // Computed once as it stands, so that the first key is answered as fast as the others.
        if (element.current !== null) setQuery(queryOf(element.current));
      },
      // The form still works by being sent, and the next touch tries again.
      () => {
        isWanted.current = false;
      },
    );
  }, []);
  useEffect(() => {
    const inputs = element.current;
    inputs?.addEventListener('focusin', load, { once: true });
    return () => {
      inputs?.removeEventListener('focusin', load);
      clearTimeout(timer.current);
    };
  }, [load]);
  const follow = () => {
    if (element.current === null) return;
    load();
    const typed = queryOf(element.current);
    setQuery(typed);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => rememberQuery(typed, action), ADDRESS_MS);
  };
  const onInput = (event: FormEvent<HTMLFormElement>) => {
    const { target } = event;
    if (target instanceof HTMLInputElement && target.dataset['slides'] !== undefined) writeSlider(target);
    else if (target instanceof HTMLInputElement) moveSlider(target);
    follow();
  };
  return (
    <div className="co-page">
      <form
        ref={element}
        className="co-inputs"
        method="get"
        action={action}
        aria-label="Inputs"
        onInput={onInput}
        onSubmit={(event) => {
          if (Live === undefined) return;
          event.preventDefault();
          follow();
        }}
      >
        <CostInputs form={form} problems={problems} reset={action} />
      </form>
      <div className="co-side" aria-live="off">
        {Live === undefined || query === undefined ? (
          children
        ) : (
          <Live query={query} context={context} action={action} isStale={isStale} onProblems={setProblems}>
            {children}
          </Live>
        )}
      </div>
    </div>
  );
}

/** What the form would send, without fields that say what they say anyway. An empty one that had a text is kept. */
function queryOf(form: HTMLFormElement): Query {
  const entries = [...form.elements].flatMap((control) => {
    if (!(control instanceof HTMLInputElement || control instanceof HTMLSelectElement)) return [];
    const { name, value } = control;
    return name === '' || value === (control.dataset['initial'] ?? '') ? [] : [[name, value] as const];
  });
  return Object.fromEntries(entries);
}

/** So that a copied address, and a page that is loaded again, show the same. */
function rememberQuery(query: Query, action: string) {
  const address = new URL(window.location.href);
  if (address.pathname !== action) return;
  address.search = costAddress(query);
  window.history.replaceState(window.history.state, '', address);
}

function writeSlider(slider: HTMLInputElement) {
  const field = slider.form?.elements.namedItem(slider.dataset['slides'] ?? '');
  const kind = slider.dataset['kind'];
  if (!(field instanceof HTMLInputElement)) return;
  if (kind !== 'count' && kind !== 'bytes' && kind !== 'rate') return;
  field.value = sliderText(Number(slider.value), kind);
  slider.setAttribute('aria-valuetext', field.value);
}

/** A rough reading is enough to say where the slider stands; what counts is the text. */
function moveSlider(field: HTMLInputElement) {
  const slider = field.form?.querySelector<HTMLInputElement>(`[data-slides="${field.name}"]`);
  const match = /^\s*([\d.]+)\s*([kM]?)[^/]*(\/min)?/.exec(field.value.replaceAll(',', ''));
  if (slider === null || slider === undefined || match === null) return;
  const scale = { k: 1e3, M: 1e6 }[match[2] ?? ''] ?? 1;
  const value = (Number(match[1]) * scale) / (match[3] === undefined ? 1 : 60);
  if (value > 0) slider.value = String(Math.round(Math.log10(value) * 100));
}
