/** Vietnamese without case and diacritics, NFC: `Đề án Chuyển đổi số` → `de an chuyen doi so`. */
export function searchText(...parts: (string | null)[]): string {
  return parts
    .filter((part) => part !== null)
    .join(' ')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** One pattern of LIKE for each word of what was typed. */
export function searchPatterns(typed: string): string[] {
  const words = searchText(typed)
    .split(' ')
    .filter((word) => word !== '');
  return words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
}

/** `1.10` sorts after `1.9`. */
export function codeKey(code: string): string {
  return code.replace(/\d+/g, (digits) => digits.padStart(6, '0'));
}
