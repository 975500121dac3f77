/** Lower case without diacritics, `đ` as `d`: what search compares, so that "so khoa hoc" finds "Sở Khoa học". */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase();
}

/** Whether every word of the query occurs in the text, diacritics and order aside. */
export function matches(query: string, text: string): boolean {
  const folded = fold(text);
  return fold(query)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}

/** How well a text that matches does so: 0 begins with the query, 1 has it in one piece, 2 has its words. */
export function rank(query: string, text: string): number {
  const at = fold(text).indexOf(fold(query).trim());
  if (at === 0) return 0;
  return at > 0 ? 1 : 2;
}
