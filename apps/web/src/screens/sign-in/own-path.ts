/**
 * Whether an address is a path of this page: one of elsewhere would make the sign-in page a springboard. Anything a
 * browser could read as another site is refused (`//evil`, `/\\evil`, `https:evil`, control characters).
 */
export function isOwnPath(path: string): boolean {
  return path.length <= 500 && /^\/(?![/\\])[^\\\s\p{Cc}]*$/u.test(path);
}
