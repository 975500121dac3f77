import type { KnownPerson } from '../people/directory.js';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Who may ask for a route at all; `office` includes the administrator. Which rows they then get
 * and which commands they may give is decided per row by `libs/domain/authority`, as `rows` says.
 */
export type Access = 'anyone' | 'signed-in' | 'office' | 'administrator';

/**
 * `none`: the same for everybody · `own`: the person's own · `seen`: tasks that the person may read, others are refused
 * with 403 · `in-sight`: narrowed to the person's own units, unless they read all.
 */
export type Rows = 'none' | 'own' | 'seen' | 'in-sight';

export interface RoutePolicy {
  method: Method;
  /** Pattern as registered: `/api/tasks/:id`. */
  path: string;
  access: Access;
  rows: Rows;
  /** Needs `If-Match` with the version that the person saw. */
  ifMatch?: true;
  /** The answer holds a secret: it is not kept under the `Idempotency-Key`, and a repetition makes another one. */
  unkept?: true;
}

/** Every route of the API. A route without a row here is refused, and fails a test. */
export const ROUTES: readonly RoutePolicy[] = [
  { method: 'GET', path: '/health/live', access: 'anyone', rows: 'none' },
  { method: 'GET', path: '/health/ready', access: 'anyone', rows: 'none' },
  { method: 'GET', path: '/health/engine', access: 'anyone', rows: 'none' },
  { method: 'GET', path: '/metrics', access: 'anyone', rows: 'none' },
  { method: 'GET', path: '/api/openapi.json', access: 'anyone', rows: 'none' },
  { method: 'GET', path: '/api/docs', access: 'anyone', rows: 'none' },
  { method: 'GET', path: '/api/sign-in', access: 'anyone', rows: 'none' },
  { method: 'POST', path: '/api/sign-in/organisation', access: 'anyone', rows: 'none' },
  { method: 'POST', path: '/api/sign-in/organisation/verify', access: 'anyone', rows: 'none' },
  { method: 'GET', path: '/api/access-log', access: 'administrator', rows: 'none' },
  { method: 'POST', path: '/api/sign-in', access: 'anyone', rows: 'none' },
  { method: 'POST', path: '/api/sign-in/verify', access: 'anyone', rows: 'none' },
  { method: 'POST', path: '/api/sign-out', access: 'anyone', rows: 'own' },
  { method: 'GET', path: '/api/sessions', access: 'signed-in', rows: 'own' },
  { method: 'DELETE', path: '/api/sessions', access: 'signed-in', rows: 'own' },
  { method: 'DELETE', path: '/api/sessions/:id', access: 'signed-in', rows: 'own' },
  { method: 'GET', path: '/api/me', access: 'signed-in', rows: 'own' },
  { method: 'PUT', path: '/api/me/notice-choice', access: 'signed-in', rows: 'own' },
  { method: 'GET', path: '/api/me/calendar-addresses', access: 'signed-in', rows: 'own' },
  { method: 'POST', path: '/api/me/calendar-addresses', access: 'signed-in', rows: 'own', unkept: true },
  { method: 'DELETE', path: '/api/me/calendar-addresses/:id', access: 'signed-in', rows: 'own' },
  // The address is the key: calendar programs cannot sign in.
  { method: 'GET', path: '/api/feeds/:token.ics', access: 'anyone', rows: 'own' },
  { method: 'GET', path: '/api/stream', access: 'signed-in', rows: 'none' },
  { method: 'GET', path: '/api/audit', access: 'signed-in', rows: 'none' },
  { method: 'GET', path: '/api/audit/export.:format', access: 'signed-in', rows: 'none' },
  { method: 'GET', path: '/api/programmes', access: 'signed-in', rows: 'none' },
  { method: 'GET', path: '/api/programmes/:code/end', access: 'signed-in', rows: 'none' },
  { method: 'POST', path: '/api/programmes/:code/end', access: 'signed-in', rows: 'none' },
  { method: 'GET', path: '/api/programmes/:code', access: 'signed-in', rows: 'none' },
  { method: 'GET', path: '/api/programmes/:code/overview', access: 'signed-in', rows: 'seen' },
  { method: 'GET', path: '/api/programmes/:code/plan-tree', access: 'signed-in', rows: 'seen' },
  { method: 'GET', path: '/api/tasks', access: 'signed-in', rows: 'seen' },
  { method: 'GET', path: '/api/tasks/export.:format', access: 'signed-in', rows: 'seen' },
  { method: 'POST', path: '/api/tasks', access: 'office', rows: 'none' },
  { method: 'GET', path: '/api/tasks/:id', access: 'signed-in', rows: 'seen' },
  { method: 'POST', path: '/api/tasks/:id/commands', access: 'signed-in', rows: 'seen', ifMatch: true },
  { method: 'GET', path: '/api/tasks/:id/events', access: 'signed-in', rows: 'seen' },
  { method: 'GET', path: '/api/tasks/:id/reminders', access: 'signed-in', rows: 'seen' },
  { method: 'GET', path: '/api/tasks/:id/attribution', access: 'signed-in', rows: 'seen' },
  {
    method: 'GET',
    path: '/api/tasks/:id/documents/extension.docx',
    access: 'signed-in',
    rows: 'seen',
  },
  {
    method: 'GET',
    path: '/api/tasks/:id/documents/mission-sheet.docx',
    access: 'signed-in',
    rows: 'seen',
  },
  { method: 'GET', path: '/api/cases', access: 'signed-in', rows: 'seen' },
  { method: 'GET', path: '/api/cases/export.:format', access: 'signed-in', rows: 'seen' },
  { method: 'GET', path: '/api/cases/:id', access: 'signed-in', rows: 'seen' },
  { method: 'POST', path: '/api/cases/:id/commands', access: 'signed-in', rows: 'seen', ifMatch: true },
  { method: 'GET', path: '/api/cases/:id/documents/:kind.docx', access: 'signed-in', rows: 'seen' },
  { method: 'GET', path: '/api/amendments', access: 'signed-in', rows: 'in-sight' },
  { method: 'POST', path: '/api/amendments', access: 'signed-in', rows: 'own' },
  { method: 'GET', path: '/api/amendments/:id', access: 'signed-in', rows: 'in-sight' },
  {
    method: 'POST',
    path: '/api/amendments/:id/commands',
    access: 'signed-in',
    rows: 'in-sight',
    ifMatch: true,
  },
  { method: 'GET', path: '/api/supervision', access: 'signed-in', rows: 'in-sight' },
  { method: 'POST', path: '/api/supervision', access: 'signed-in', rows: 'own' },
  { method: 'GET', path: '/api/supervision/:id', access: 'signed-in', rows: 'in-sight' },
  {
    method: 'POST',
    path: '/api/supervision/:id/commands',
    access: 'signed-in',
    rows: 'in-sight',
    ifMatch: true,
  },
  { method: 'GET', path: '/api/difficulties', access: 'signed-in', rows: 'in-sight' },
  { method: 'GET', path: '/api/work/export.:format', access: 'signed-in', rows: 'own' },
  { method: 'POST', path: '/api/urgings/preview', access: 'office', rows: 'none' },
  { method: 'POST', path: '/api/urgings', access: 'office', rows: 'none' },
  { method: 'GET', path: '/api/committee-sessions', access: 'signed-in', rows: 'seen' },
  { method: 'GET', path: '/api/committee-sessions/:id', access: 'signed-in', rows: 'seen' },
  { method: 'POST', path: '/api/committee-sessions', access: 'signed-in', rows: 'seen' },
  { method: 'POST', path: '/api/committee-sessions/:id/cancel', access: 'signed-in', rows: 'seen' },
  { method: 'POST', path: '/api/committee-sessions/:id/conclusions', access: 'signed-in', rows: 'seen' },
  { method: 'GET', path: '/api/messages', access: 'signed-in', rows: 'in-sight' },
  { method: 'GET', path: '/api/messages/export.:format', access: 'signed-in', rows: 'in-sight' },
  { method: 'GET', path: '/api/messages/:id', access: 'signed-in', rows: 'in-sight' },
  { method: 'GET', path: '/api/messages/:id/html', access: 'signed-in', rows: 'in-sight' },
  { method: 'GET', path: '/api/attachments', access: 'signed-in', rows: 'seen' },
  { method: 'POST', path: '/api/attachments', access: 'signed-in', rows: 'own' },
  { method: 'GET', path: '/api/attachments/:id', access: 'signed-in', rows: 'seen' },
  { method: 'GET', path: '/api/attachments/:id/content', access: 'signed-in', rows: 'seen' },
  { method: 'GET', path: '/api/calendar', access: 'signed-in', rows: 'none' },
  { method: 'GET', path: '/api/calendar/versions', access: 'office', rows: 'none' },
  { method: 'GET', path: '/api/calendar/compare', access: 'office', rows: 'none' },
  { method: 'GET', path: '/api/calendar/changes', access: 'office', rows: 'none' },
  { method: 'POST', path: '/api/calendar/preview', access: 'office', rows: 'none' },
  { method: 'POST', path: '/api/calendar/import', access: 'office', rows: 'none' },
  { method: 'PUT', path: '/api/calendar', access: 'administrator', rows: 'none' },
  { method: 'POST', path: '/api/units/reorganisations/preview', access: 'office', rows: 'none' },
  { method: 'POST', path: '/api/units/reorganisations', access: 'administrator', rows: 'none' },
  { method: 'GET', path: '/api/units/reorganisations/:id/handover', access: 'office', rows: 'none' },
  { method: 'GET', path: '/api/policies', access: 'office', rows: 'none' },
  { method: 'GET', path: '/api/policies/versions', access: 'office', rows: 'none' },
  { method: 'GET', path: '/api/policies/versions/:version', access: 'office', rows: 'none' },
  { method: 'POST', path: '/api/policies/preview', access: 'office', rows: 'none' },
  { method: 'POST', path: '/api/policies/preview-ladder', access: 'office', rows: 'none' },
  { method: 'POST', path: '/api/simulations', access: 'office', rows: 'none' },
  { method: 'PUT', path: '/api/policies', access: 'administrator', rows: 'none' },
  { method: 'POST', path: '/api/policies/apply/preview', access: 'office', rows: 'none' },
  { method: 'POST', path: '/api/policies/apply', access: 'administrator', rows: 'none' },
  { method: 'GET', path: '/api/stats', access: 'signed-in', rows: 'in-sight' },
  { method: 'GET', path: '/api/indicators', access: 'signed-in', rows: 'in-sight' },
  { method: 'GET', path: '/api/indicators/export.:format', access: 'signed-in', rows: 'in-sight' },
  { method: 'GET', path: '/api/indicators/:code', access: 'signed-in', rows: 'in-sight' },
  { method: 'POST', path: '/api/indicators/:code/values', access: 'signed-in', rows: 'in-sight' },
  {
    method: 'POST',
    path: '/api/indicators/:code/commands',
    access: 'signed-in',
    rows: 'in-sight',
    ifMatch: true,
  },
  { method: 'GET', path: '/api/money', access: 'signed-in', rows: 'seen' },
  { method: 'POST', path: '/api/money/entries', access: 'signed-in', rows: 'seen' },
  { method: 'GET', path: '/api/programmes/:code/ledger', access: 'signed-in', rows: 'seen' },
  {
    method: 'POST',
    path: '/api/programmes/:code/ledger/commands',
    access: 'signed-in',
    rows: 'seen',
    ifMatch: true,
  },
  { method: 'GET', path: '/api/programmes/:code/tracker', access: 'signed-in', rows: 'seen' },
  { method: 'GET', path: '/api/programmes/:code/tracker.xlsx', access: 'signed-in', rows: 'seen' },
  // Only what the standing body has marked open, and never persons.
  { method: 'GET', path: '/api/open-data', access: 'anyone', rows: 'none' },
  { method: 'GET', path: '/api/open-data/:code/:file', access: 'anyone', rows: 'none' },
  { method: 'GET', path: '/api/units', access: 'signed-in', rows: 'none' },
  { method: 'GET', path: '/api/units/export.:format', access: 'signed-in', rows: 'none' },
  { method: 'GET', path: '/api/people', access: 'signed-in', rows: 'in-sight' },
  { method: 'POST', path: '/api/people', access: 'administrator', rows: 'none' },
  { method: 'GET', path: '/api/people/export.:format', access: 'signed-in', rows: 'in-sight' },
  // Which tables are an administrator's alone, the service says.
  { method: 'GET', path: '/api/imports/:kind/template.xlsx', access: 'office', rows: 'none' },
  { method: 'GET', path: '/api/imports/:kind', access: 'office', rows: 'none' },
  { method: 'POST', path: '/api/imports/:kind', access: 'office', rows: 'none' },
  { method: 'POST', path: '/api/imports/:kind/:no/undo', access: 'office', rows: 'none' },
  { method: 'GET', path: '/api/people/:id/access', access: 'administrator', rows: 'none' },
  { method: 'DELETE', path: '/api/people/:id/sessions', access: 'administrator', rows: 'none' },
  { method: 'DELETE', path: '/api/people/:id/organisation-account', access: 'administrator', rows: 'none' },
  { method: 'DELETE', path: '/api/people/:id/suspension', access: 'administrator', rows: 'none' },
  { method: 'GET', path: '/api/webhooks', access: 'administrator', rows: 'none' },
  { method: 'POST', path: '/api/webhooks', access: 'administrator', rows: 'none', unkept: true },
  { method: 'GET', path: '/api/webhooks/:id', access: 'administrator', rows: 'none' },
  {
    method: 'POST',
    path: '/api/webhooks/:id/commands',
    access: 'administrator',
    rows: 'none',
    ifMatch: true,
    unkept: true,
  },
  { method: 'GET', path: '/api/webhooks/:id/deliveries', access: 'administrator', rows: 'none' },
  { method: 'GET', path: '/api/event-sources', access: 'administrator', rows: 'none' },
  { method: 'POST', path: '/api/event-sources', access: 'administrator', rows: 'none', unkept: true },
  { method: 'GET', path: '/api/event-sources/:id', access: 'administrator', rows: 'none' },
  {
    method: 'POST',
    path: '/api/event-sources/:id/commands',
    access: 'administrator',
    rows: 'none',
    ifMatch: true,
    unkept: true,
  },
  { method: 'GET', path: '/api/event-sources/:id/events', access: 'administrator', rows: 'none' },
  // Signed by the source that sends it: no person is signed in.
  { method: 'POST', path: '/api/events', access: 'anyone', rows: 'none' },
  { method: 'GET', path: '/api/stand-ins', access: 'signed-in', rows: 'in-sight' },
  { method: 'POST', path: '/api/stand-ins', access: 'signed-in', rows: 'own' },
  { method: 'POST', path: '/api/stand-ins/preview', access: 'signed-in', rows: 'own' },
  { method: 'POST', path: '/api/stand-ins/:id/end', access: 'signed-in', rows: 'own' },
  { method: 'GET', path: '/api/coverage', access: 'office', rows: 'none' },
  { method: 'GET', path: '/api/authority', access: 'office', rows: 'none' },
  { method: 'GET', path: '/api/cycle-templates', access: 'office', rows: 'none' },
  { method: 'GET', path: '/api/cycles', access: 'signed-in', rows: 'seen' },
  { method: 'GET', path: '/api/cycles/work', access: 'signed-in', rows: 'own' },
  { method: 'POST', path: '/api/cycles', access: 'administrator', rows: 'none' },
  { method: 'GET', path: '/api/cycles/:id', access: 'signed-in', rows: 'seen' },
  { method: 'POST', path: '/api/cycles/:id/commands', access: 'signed-in', rows: 'seen', ifMatch: true },
  { method: 'GET', path: '/api/cycles/:id/submissions', access: 'signed-in', rows: 'seen' },
  { method: 'GET', path: '/api/cycles/:id/submissions/:unit', access: 'signed-in', rows: 'seen' },
  { method: 'PUT', path: '/api/cycles/:id/submissions/:unit/draft', access: 'signed-in', rows: 'seen' },
  { method: 'POST', path: '/api/cycles/:id/submissions/:unit', access: 'signed-in', rows: 'seen' },
  { method: 'GET', path: '/api/cycles/:id/consolidation', access: 'signed-in', rows: 'seen' },
  { method: 'GET', path: '/api/cycles/:id/report.:format', access: 'signed-in', rows: 'seen' },
  { method: 'GET', path: '/api/cycles/:id/plan-sheet.xlsx', access: 'signed-in', rows: 'seen' },
  { method: 'POST', path: '/api/cycles/:id/plan-sheet', access: 'signed-in', rows: 'seen' },
  { method: 'GET', path: '/api/cycles/:id/frozen.json', access: 'signed-in', rows: 'seen' },
];

const BY_ROUTE = new Map(ROUTES.map((policy) => [`${policy.method} ${policy.path}`, policy]));

/** The policy of a registered route; `HEAD` asks what `GET` asks. */
export function policyOf(method: string, path: string): RoutePolicy | null {
  return BY_ROUTE.get(`${method === 'HEAD' ? 'GET' : method} ${path}`) ?? null;
}

const OFFICE: ReadonlySet<string> = new Set(['office', 'office-deputy-chief', 'office-chief']);

/** Whether a person (null: nobody signed in) may ask for a route with this policy. */
export function mayAsk(policy: RoutePolicy, person: KnownPerson | null): 'yes' | 'sign-in' | 'no' {
  if (policy.access === 'anyone') return 'yes';
  if (person === null) return 'sign-in';
  if (policy.access === 'signed-in') return 'yes';
  // Nobody takes the administrator's place.
  const may = policy.access === 'administrator' ? isAdministrator(person) : isOfOffice(person);
  return may ? 'yes' : 'no';
}

export function isAdministrator({ memberships }: KnownPerson): boolean {
  return memberships.some((m) => m.role === 'administrator');
}

/** Of the office, doing the work of somebody of it, or the administrator, whose place nobody takes. */
export function isOfOffice({ memberships, standsFor }: KnownPerson): boolean {
  const roles = [memberships, ...standsFor.filter((s) => s.scope === 'work').map((s) => s.memberships)];
  return (
    memberships.some((m) => m.role === 'administrator') ||
    roles.some((of) => of.some((m) => OFFICE.has(m.role)))
  );
}
