export type Theme = 'light' | 'dark';

/** The cookie that keeps a chosen theme; without it the system decides. Readable by scripts, since it holds no secret. */
export const THEME_COOKIE = 'benchlens_theme';
export const THEME_COOKIE_SECONDS = 31_536_000;

export function isTheme(text: unknown): text is Theme {
  return text === 'light' || text === 'dark';
}
