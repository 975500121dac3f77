import type { Expected } from './routes.js';

/** What a person arranges for themself. Whose one is, is asked of one that is there: tests/acceptance/api-calendar-feed. */
export const ACCOUNT_ROUTES: Record<string, Expected> = {
  // A choice that is none is refused after the right was judged: the matrix changes nothing.
  'PUT /api/me/notice-choice': { kind: 'same', roles: 'everybody', passes: 400, body: { choice: 'none' } },
  'GET /api/me/calendar-addresses': { kind: 'same', roles: 'everybody', passes: 200 },
  // Without a name it is refused after the right was judged: the matrix makes none.
  'POST /api/me/calendar-addresses': { kind: 'same', roles: 'everybody', passes: 400, body: { label: '' } },
  'DELETE /api/me/calendar-addresses/:id': { kind: 'same', roles: 'everybody', passes: 404 },
  // Nobody has made this address, whoever asks.
  'GET /api/feeds/:token.ics': { kind: 'anyone', passes: 404 },
};
