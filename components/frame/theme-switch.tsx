'use client';

import type { SyntheticEvent } from 'react';
import { THEME_COOKIE, THEME_COOKIE_SECONDS, isTheme } from './theme';

/**
 * Switches between light and dark: a form that works without script, and at once with it. Which of the two buttons
 * shows is decided in CSS, because only the browser knows the system's preference.
 */
export function ThemeSwitch({ className }: { className: string }) {
  return (
    <form className="theme" method="post" action="/theme" onSubmit={switchHere}>
      <button className={`${className} to-dark`} name="theme" value="dark">
        Dark theme
      </button>
      <button className={`${className} to-light`} name="theme" value="light">
        Light theme
      </button>
    </form>
  );
}

function switchHere(event: SyntheticEvent<HTMLFormElement, SubmitEvent>) {
  const button = event.nativeEvent.submitter;
  if (!(button instanceof HTMLButtonElement) || !isTheme(button.value)) return;
  event.preventDefault();
  document.documentElement.dataset.theme = button.value;
  document.cookie = `${THEME_COOKIE}=${button.value}; path=/; max-age=${THEME_COOKIE_SECONDS}; samesite=lax`;
  // The pressed button is gone now; the focus moves to the one that undoes it.
  const other = button.value === 'dark' ? '.to-light' : '.to-dark';
  event.currentTarget.querySelector<HTMLButtonElement>(other)?.focus();
}
