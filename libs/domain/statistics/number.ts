/** `1.234,5`: dots between thousands, a comma before decimals, at most `most` of them. */
export function formatNumber(value: number, most = 2): string {
  const [whole = '0', decimals] = Math.abs(value)
    .toFixed(most)
    .replace(/\.?0+$/, '')
    .split('.');
  const sign = value < 0 && Number(value.toFixed(most)) !== 0 ? '-' : '';
  const grouped = whole === '' ? '0' : whole.replace(/\B(?=(\d{3})+$)/g, '.');
  return `${sign}${grouped}${decimals === undefined ? '' : `,${decimals}`}`;
}

/** Percent to one decimal, rounded half up: 22 of 23 is 95,7. Null when there is nothing to take it of. */
export function percentOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 1000) / 10;
}
