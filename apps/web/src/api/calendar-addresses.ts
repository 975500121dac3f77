import { queryOptions } from '@tanstack/react-query';
import type { CalendarAddressList, MadeCalendarAddress } from '#contracts';
import { call } from './http.js';

const PATH = '/api/me/calendar-addresses';

export const calendarAddressesQuery = queryOptions({
  queryKey: ['calendar-addresses'],
  queryFn: ({ signal }) => call<CalendarAddressList>(PATH, { signal }),
});

/** The address is in this answer alone. */
export const makeCalendarAddress = (label: string) =>
  call<MadeCalendarAddress>(PATH, { method: 'POST', body: { label } });

export const revokeCalendarAddress = (id: string) =>
  call<unknown>(`${PATH}/${encodeURIComponent(id)}`, { method: 'DELETE' });
