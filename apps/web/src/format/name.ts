const collator = new Intl.Collator('vi');

/** Vietnamese names sort by the given name, which is the last word, then by the rest. */
export function compareNames(a: string, b: string): number {
  return collator.compare(givenNameFirst(a), givenNameFirst(b));
}

function givenNameFirst(name: string): string {
  const words = name.trim().split(/\s+/);
  return [words.at(-1), ...words.slice(0, -1)].join(' ');
}

/** Codes such as `1.2` and `1.10`, or `NV-01-2027`, in the order people count. */
export function compareCodes(a: string, b: string): number {
  return a.localeCompare(b, 'vi', { numeric: true });
}
