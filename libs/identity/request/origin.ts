import { UserError } from '#contracts';

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

export function isUnsafe(method: string): boolean {
  return !SAFE_METHODS.has(method);
}

export interface RequestOrigin {
  origin: string | undefined;
  fetchSite: string | undefined;
}

/**
 * Cross-site request forgery: an unsafe request must come from our own page. With a cookie that must be shown
 * (`Sec-Fetch-Site: same-origin`, or our `Origin`); without one it is enough that nothing says otherwise, for a program
 * sends neither header.
 *
 * @throws UserError `not-allowed`
 */
export function requireOwnPage(asked: RequestOrigin, ownOrigin: string, withCookie: boolean): void {
  const shown = asked.fetchSite ?? (asked.origin === undefined ? undefined : 'by-origin');
  if (shown === undefined) {
    if (!withCookie) return;
  } else if (shown === 'same-origin') {
    return;
  } else if (shown === 'by-origin' && asked.origin === ownOrigin) {
    return;
  }
  throw new UserError('not-allowed', 'Yêu cầu không đến từ trang của hệ thống nên không được thực hiện.');
}
