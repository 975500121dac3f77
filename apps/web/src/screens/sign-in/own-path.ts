/** Whether an address is a path of this page: one of elsewhere would make the sign-in page a springboard. */
export function isOwnPath(path: string): boolean {
  return /^\/(?![/\\])[^\\\s]*$/.test(path);
}
