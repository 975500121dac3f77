import { queryOptions } from '@tanstack/react-query';
import type { EndProgramme, ProgrammeEndView } from '#contracts';
import { call } from './http.js';

const pathOf = (programme: string) => `/api/programmes/${encodeURIComponent(programme)}/end`;

export const programmeEndQuery = (programme: string) =>
  queryOptions({
    queryKey: ['programme-end', programme],
    queryFn: ({ signal }) => call<ProgrammeEndView>(pathOf(programme), { signal }),
  });

export const endProgramme = (programme: string, body: EndProgramme) =>
  call<ProgrammeEndView>(pathOf(programme), { method: 'POST', body });
