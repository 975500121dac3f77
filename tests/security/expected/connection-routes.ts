import type { Expected } from './routes.js';

const administrator = (passes: number, body?: object): Expected => ({
  kind: 'same',
  roles: 'administrator',
  passes,
  ...(body === undefined ? {} : { body, ifMatch: true }),
});

/** What the installation is connected with. `:id` is none here: refused after the right was judged. */
export const CONNECTION_ROUTES: Record<string, Expected> = {
  'GET /api/webhooks': administrator(200),
  'POST /api/webhooks': administrator(400, { address: 'http://127.0.0.1/', description: 'x' }),
  'GET /api/webhooks/:id': administrator(404),
  'POST /api/webhooks/:id/commands': administrator(404, { type: 'pause' }),
  'GET /api/webhooks/:id/deliveries': administrator(404),
  'GET /api/event-sources': administrator(200),
  'POST /api/event-sources': administrator(400, {
    ...{ code: 'lgsp', uri: 'urn:lgsp', description: 'x', types: ['vn.dondoc.indicator.value'] },
    programmes: ['khong-co'],
  }),
  'GET /api/event-sources/:id': administrator(404),
  'POST /api/event-sources/:id/commands': administrator(404, { type: 'pause' }),
  'GET /api/event-sources/:id/events': administrator(404),
  // The signature is judged, never the session; here there is no event at all.
  'POST /api/events': { kind: 'anyone', passes: 400, body: {} },
};
