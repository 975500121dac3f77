import { queryOptions } from '@tanstack/react-query';
import type { EventSourceList, ListOf, WebhookList } from '#contracts';
import { call, query } from './http.js';

/** Receivers of events, and sources of events. */

const WATCHED_MS = 5_000;
const LAST = 20;

export const WEBHOOKS = '/api/webhooks';
export const EVENT_SOURCES = '/api/event-sources';
export const oneOf = (list: string, id: string) => `${list}/${encodeURIComponent(id)}`;

/** Asked again while something is on its way. */
export const webhooksQuery = queryOptions({
  queryKey: ['webhooks'],
  queryFn: ({ signal }) => call<WebhookList>(WEBHOOKS, { signal }),
  refetchInterval: ({ state }) =>
    state.data?.items.some(({ state: of, waiting }) => of === 'active' && waiting > 0) ? WATCHED_MS : false,
});

export const eventSourcesQuery = queryOptions({
  queryKey: ['event-sources'],
  queryFn: ({ signal }) => call<EventSourceList>(EVENT_SOURCES, { signal }),
});

/** The last of what went out to a receiver, or came from a source; asked again while somebody looks. */
export const lastOf = <Item>(what: 'deliveries' | 'events', path: string) =>
  queryOptions({
    queryKey: [what, path],
    queryFn: ({ signal }) => call<ListOf<Item>>(`${path}/${what}${query({ pageSize: LAST })}`, { signal }),
    refetchInterval: WATCHED_MS,
  });
