/** One spelling of every letter; characters that no XML may hold would keep a program from opening the file. */
export function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\t\r\n]+/g, ' ')
    .replace(/[\p{Cc}\p{Surrogate}\uFFFE\uFFFF]/gu, '');
}

export function xml(text: string): string {
  return plain(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
