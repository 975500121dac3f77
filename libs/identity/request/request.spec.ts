import { describe, expect, it } from '@jest/globals';
import { readCookie, SESSION_COOKIE, setCookie } from './cookies.js';
import { requireOwnPage } from './origin.js';

const OWN = 'https://dondoc.example';

describe('the page an unsafe request comes from', () => {
  const allowed = (asked: { origin?: string; fetchSite?: string }, withCookie: boolean) => {
    try {
      requireOwnPage({ origin: asked.origin, fetchSite: asked.fetchSite }, OWN, withCookie);
      return true;
    } catch {
      return false;
    }
  };

  it.each([
    ['our page', { fetchSite: 'same-origin', origin: OWN }, true, true],
    ['our page, without Sec-Fetch-Site', { origin: OWN }, true, true],
    ['another site', { fetchSite: 'cross-site', origin: 'https://evil.example' }, false, false],
    ['a sister site', { fetchSite: 'same-site', origin: 'https://x.dondoc.example' }, false, false],
    ['another site that hides behind our Origin', { fetchSite: 'cross-site', origin: OWN }, false, false],
    ['a sandboxed frame', { origin: 'null' }, false, false],
    ['a program without headers', {}, false, true],
  ])('%s', (_, asked, withCookie, withoutCookie) => {
    expect(allowed(asked, true)).toBe(withCookie);
    expect(allowed(asked, false)).toBe(withoutCookie);
  });
});

describe('cookies', () => {
  const value = 'a'.repeat(43);

  it('are Secure, HttpOnly, of this host and path, and not sent across sites', () => {
    expect(SESSION_COOKIE.startsWith('__Host-')).toBe(true);
    expect(setCookie(SESSION_COOKIE, value, 60)).toBe(
      `${SESSION_COOKIE}=${value}; Path=/; Max-Age=60; HttpOnly; Secure; SameSite=Lax`,
    );
  });

  it('are read only when there is exactly one well-formed value', () => {
    expect(readCookie(`x=1; ${SESSION_COOKIE}=${value}`, SESSION_COOKIE)).toBe(value);
    expect(
      readCookie(`${SESSION_COOKIE}=${value}; ${SESSION_COOKIE}=${'b'.repeat(43)}`, SESSION_COOKIE),
    ).toBeNull();
    expect(readCookie(`${SESSION_COOKIE}="x"`, SESSION_COOKIE)).toBeNull();
    expect(readCookie(undefined, SESSION_COOKIE)).toBeNull();
  });
});
