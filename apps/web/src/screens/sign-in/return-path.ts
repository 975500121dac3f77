import { isOwnPath } from './own-path.js';

const KEPT_AS = 'dondoc.tiep';

/**
 * The address to go to after signing in. The mailed link opens in another tab, so it is kept in the browser, not in
 * the address. Only a path of this page is kept.
 */
export function keepReturnPath(path: string | null): void {
  if (path !== null && isOwnPath(path)) localStorage.setItem(KEPT_AS, path);
}

export function takeReturnPath(fallback: string): string {
  const path = localStorage.getItem(KEPT_AS);
  localStorage.removeItem(KEPT_AS);
  return path !== null && isOwnPath(path) ? path : fallback;
}
