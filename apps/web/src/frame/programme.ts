import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { programmesQuery } from '../api/queries.js';
import { paths } from '../paths.js';

const PARAM = 'programme';

/**
 * The programme that the lists are narrowed to; it stands in the address, so a link keeps it. The page of a programme has
 * it in its path.
 */
export function useProgramme() {
  const [params, setParams] = useSearchParams();
  const { programme: ofPage } = useParams();
  const navigate = useNavigate();
  const programmes = useQuery(programmesQuery);
  const choose = useCallback(
    (code: string) => {
      if (ofPage !== undefined) {
        void navigate(code === '' ? paths.programmes : paths.programme(code));
        return;
      }
      setParams((old) => {
        const next = new URLSearchParams(old);
        next.delete('page');
        if (code === '') next.delete(PARAM);
        else next.set(PARAM, code);
        return next;
      });
    },
    [setParams, navigate, ofPage],
  );
  return { programme: ofPage ?? params.get(PARAM), programmes: programmes.data?.items ?? [], choose };
}

/** The same address narrowed to the programme. */
export function withProgramme(path: string, programme: string | null): string {
  return programme === null ? path : `${path}?${new URLSearchParams({ [PARAM]: programme })}`;
}
