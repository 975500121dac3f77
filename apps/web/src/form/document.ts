/** A document as somebody names it by its number and date; null when nothing was typed. */
export function documentOf(title: string, { number, date }: { number: string; date: string }) {
  if (number.trim() === '' && date === '') return null;
  return { title, number: number.trim() || null, date: date || null, issuer: null, line: null };
}
