import { queryOptions } from '@tanstack/react-query';
import type { TrackerView } from '#contracts';
import { call } from './http.js';

export const trackerPath = (programme: string) => `/api/programmes/${encodeURIComponent(programme)}/tracker`;

/** What of a programme has been carried over to the national tracker. */
export const trackerQuery = (programme: string) =>
  queryOptions({
    queryKey: ['tracker', programme],
    queryFn: ({ signal }) => call<TrackerView>(trackerPath(programme), { signal }),
  });
