/** A straight scale of numbers onto a length. */
export type Scale = (value: number) => number;

export function scale([from, to]: readonly [number, number], [start, end]: readonly [number, number]): Scale {
  const span = to - from || 1;
  return (value) => start + ((value - from) / span) * (end - start);
}

/** Round numbers that cover the values: steps of 1, 2 or 5, at most about `most` of them. */
export function ticks(values: readonly number[], most = 5): number[] {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const fromNothing = low > 0 && (low === high || low < high * 0.6);
  const from = fromNothing ? 0 : low;
  const step = roundStep((high - from || Math.abs(high) || 1) / most);
  const first = Math.floor(from / step);
  const last = Math.ceil(high / step);
  return Array.from({ length: Math.max(last - first, 1) + 1 }, (_, i) =>
    Number(((first + i) * step).toPrecision(12)),
  );
}

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((f) => f * power >= rough) ?? 10;
  return factor * power;
}

/** A date as a number of years: 31/12/2027 is just before 2028. */
export function yearOf(date: string): number {
  const year = Number(date.slice(0, 4));
  const start = Date.UTC(year, 0, 1);
  return year + (Date.parse(`${date}T00:00:00Z`) - start) / (Date.UTC(year + 1, 0, 1) - start);
}
