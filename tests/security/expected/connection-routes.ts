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
};
