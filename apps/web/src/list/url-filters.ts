import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

const PAGE = 'page';
const PAGE_SIZE = 50;

/** Filters and page of a list, kept in the address so that Back, bookmarks and links keep them. */
export function useUrlFilters() {
  const [params, setParams] = useSearchParams();
  const set = useCallback(
    (name: string, value: string) =>
      setParams((old) => {
        const next = new URLSearchParams(old);
        // Other filters, other pages: a changed filter starts at the first page.
        if (name !== PAGE) next.delete(PAGE);
        if (value === '') next.delete(name);
        else next.set(name, value);
        return next;
      }),
    [setParams],
  );
  const page = Number(params.get(PAGE));
  return {
    get: (name: string): string => params.get(name) ?? '',
    /** A comma-separated filter as its parts. */
    all: (name: string): string[] => (params.get(name) ?? '').split(',').filter((part) => part !== ''),
    set,
    page: Number.isInteger(page) && page > 0 ? page : 1,
    pageSize: PAGE_SIZE,
    setPage: (to: number) => set(PAGE, to === 1 ? '' : String(to)),
  };
}
