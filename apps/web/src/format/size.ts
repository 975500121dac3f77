const KB = 1024;
const MB = KB * KB;
const number = new Intl.NumberFormat('vi', { maximumFractionDigits: 1 });

/** `812 KB`, `1,4 MB`: as people know it from their own machine. */
export function formatSize(bytes: number): string {
  if (bytes < KB) return `${bytes} byte`;
  // 1023,9 KB would be written as 1.024 KB.
  if (bytes < MB - KB / 2) return `${Math.round(bytes / KB)} KB`;
  return `${number.format(bytes / MB)} MB`;
}
