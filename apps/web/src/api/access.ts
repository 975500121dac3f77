import { queryOptions } from '@tanstack/react-query';
import type { NoticeChoice, PersonAccess, PersonList, SessionList } from '#contracts';
import { call, query } from './http.js';

/** Who is signed in where, and who may be. */

export const ownSessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => call<SessionList>('/api/sessions', { signal }),
});

/** One of mine, or all the others. */
export const endSession = (id: string | null) =>
  call<unknown>(id === null ? '/api/sessions' : `/api/sessions/${encodeURIComponent(id)}`, {
    method: 'DELETE',
  });

export const chooseNotices = (choice: NoticeChoice) =>
  call<unknown>('/api/me/notice-choice', { method: 'PUT', body: { choice } });

interface UsersFilter {
  q?: string | undefined;
  unit?: string | undefined;
  page: number;
  pageSize: number;
}

export const usersQuery = (filter: UsersFilter) =>
  queryOptions({
    queryKey: ['people', 'page', filter],
    queryFn: ({ signal }) => call<PersonList>(`/api/people${query({ ...filter })}`, { signal }),
  });

const personPath = (id: string) => `/api/people/${encodeURIComponent(id)}`;

export const personAccessQuery = (id: string) =>
  queryOptions({
    queryKey: ['person-access', id],
    queryFn: ({ signal }) => call<PersonAccess>(`${personPath(id)}/access`, { signal }),
  });

export const endSessionsOf = (id: string) =>
  call<unknown>(`${personPath(id)}/sessions`, { method: 'DELETE' });

export const releaseAddressOf = (id: string) =>
  call<unknown>(`${personPath(id)}/suspension`, { method: 'DELETE' });

export const releaseAccountOf = (id: string) =>
  call<unknown>(`${personPath(id)}/organisation-account`, { method: 'DELETE' });
