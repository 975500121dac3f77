const KEPT_AS = 'phim-tat';
const OFF = 'tat';

/** Single keys can be turned off (WCAG 2.2, 2.1.4): speech input and screen readers send letters of their own. */
export function keysAreOn(): boolean {
  return localStorage.getItem(KEPT_AS) !== OFF;
}

export function turnKeys(on: boolean): void {
  if (on) localStorage.removeItem(KEPT_AS);
  else localStorage.setItem(KEPT_AS, OFF);
}
