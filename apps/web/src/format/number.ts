const WRITTEN = /^-?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$/;

/** `1.234,5` */
export function formatNumber(value: number): string {
  return value.toLocaleString('vi-VN', { maximumFractionDigits: 6 });
}

/**
 * Reads `1.234,5` and `1234,5`; null for nothing, undefined for what is no number as it is written here: in `12.5` the
 * dot would have to part thousands.
 */
export function parseNumber(text: string): number | null | undefined {
  const written = text.replace(/\s/g, '');
  if (written === '') return null;
  if (!WRITTEN.test(written)) return undefined;
  return Number(written.replaceAll('.', '').replace(',', '.'));
}
