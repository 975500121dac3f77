/**
 * `__Host-` cookies: Secure, bound to this host and to the path `/`. Browsers keep Secure cookies for https and for
 * http on localhost.
 */
export const SESSION_COOKIE = '__Host-dondoc-session';
/** Binds a six-digit code to the browser that asked for it. */
export const BROWSER_COOKIE = '__Host-dondoc-browser';
/** Binds a sign-in with the organisation's account to the browser that began it. */
export const PENDING_COOKIE = '__Host-dondoc-pending';

const SECRET = /^[A-Za-z0-9_-]{20,100}$/;

/** The value of a cookie of ours, or null when it is absent, doubled or not of our making. */
export function readCookie(header: string | undefined, name: string): string | null {
  if (header === undefined) return null;
  const values = header
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  return values.length === 1 && SECRET.test(values[0]!) ? values[0]! : null;
}

export function setCookie(name: string, value: string, maxAgeSeconds: number): string {
  return `${name}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; Secure; SameSite=Lax`;
}

export function clearCookie(name: string): string {
  return setCookie(name, '', 0);
}
