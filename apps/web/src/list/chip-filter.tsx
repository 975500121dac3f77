import { Chips } from './chips.js';
import { useUrlFilters } from './url-filters.js';

interface Props<T extends string> {
  /** What the filter is called in the address. */
  name: string;
  label: string;
  options: readonly T[];
  words: Record<T, string>;
}

/** Chips that stand in the address. */
export function ChipFilter<T extends string>({ name, ...chips }: Props<T>) {
  const { all, set } = useUrlFilters();
  return <Chips {...chips} chosen={all(name)} onChange={(chosen) => set(name, chosen.join(','))} />;
}
