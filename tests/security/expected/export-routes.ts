import type { Expected } from './routes.js';

const all: Expected = { kind: 'same', roles: 'everybody', passes: 200 };

/** A list as a file holds what the list shows to whoever asks: tests/acceptance/api-exports. */
export const EXPORT_ROUTES: Record<string, Expected> = {
  'GET /api/tasks/export.:format': all,
  'GET /api/cases/export.:format': all,
  'GET /api/messages/export.:format': all,
  'GET /api/audit/export.:format': { kind: 'same', roles: 'readers', passes: 200 },
  'GET /api/indicators/export.:format': all,
  'GET /api/units/export.:format': all,
  'GET /api/people/export.:format': all,
  'GET /api/work/export.:format': all,
};
