import { queryOptions } from '@tanstack/react-query';
import type { ProgrammeOverview } from '#contracts';
import { call } from './http.js';

export const overviewQuery = (programme: string) =>
  queryOptions({
    queryKey: ['overview', programme],
    queryFn: ({ signal }) =>
      call<ProgrammeOverview>(`/api/programmes/${encodeURIComponent(programme)}/overview`, { signal }),
  });
