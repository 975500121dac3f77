import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import { programmesQuery } from '../api/queries.js';

const PARAM = 'programme';

/** The programme that the lists are narrowed to; it stands in the address, so a link keeps it. */
export function useProgramme() {
  const [params, setParams] = useSearchParams();
  const programmes = useQuery(programmesQuery);
  const choose = useCallback(
    (code: string) =>
      setParams((old) => {
        const next = new URLSearchParams(old);
        next.delete('page');
        if (code === '') next.delete(PARAM);
        else next.set(PARAM, code);
        return next;
      }),
    [setParams],
  );
  return { programme: params.get(PARAM), programmes: programmes.data?.items ?? [], choose };
}

/** The same address narrowed to the programme. */
export function withProgramme(path: string, programme: string | null): string {
  return programme === null ? path : `${path}?${new URLSearchParams({ [PARAM]: programme })}`;
}
