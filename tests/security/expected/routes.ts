import { ACCOUNT_ROUTES } from './account-routes.js';
import { CONNECTION_ROUTES } from './connection-routes.js';
import { CYCLE_ROUTES } from './cycle-routes.js';
import { EXPORT_ROUTES } from './export-routes.js';
import { UNIT_ROUTES } from './unit-routes.js';
import type { Line } from './words.js';

/**
 * Who is let through each route, written by hand from the product's description. `anyone` needs no sign-in. Where a route
 * is about a task, a case or a mail, `own` and `other` say who is let through for that of the officer's department and
 * of another; a list is open to all and `own`, `other` say who finds it there.
 *
 * A route that is let through answers `passes`; a change is asked for in a way that is refused only after the right was
 * judged (a version nobody has seen, a code that is taken), so that the matrix changes nothing.
 */
export type Expected =
  | { kind: 'anyone'; passes: number; body?: object }
  | { kind: 'same'; roles: Line; passes: number; body?: object; ifMatch?: true }
  | {
      kind: 'one';
      of: Subject;
      own: Line;
      other: Line;
      passes: number;
      body?: object;
      ifMatch?: true;
      query?: string;
    }
  | { kind: 'list'; of: Subject; own: Line; other: Line; query?: string };
export type Subject =
  | 'task'
  | 'case'
  | 'mail'
  | 'person'
  | 'unit'
  | 'session'
  | 'file'
  | 'files'
  | 'stand-in'
  | 'cycle'
  | 'amendment'
  | 'recommendation';

const TASK_OWN: Line = 'officer colleague watcher head parent-head readers';
const TASK_OTHER: Line = 'other-officer other-head parent-head readers';
/** A mail is its recipient's, and theirs who read all. */
const MAIL_OWN: Line = 'officer readers';
const MAIL_OTHER: Line = 'other-officer readers';

const task = (passes = 200): Expected => ({
  kind: 'one',
  of: 'task',
  own: TASK_OWN,
  other: TASK_OTHER,
  passes,
});
const open = (passes = 200, body?: object): Expected => ({
  kind: 'anyone',
  passes,
  ...(body ? { body } : {}),
});
const all: Expected = { kind: 'same', roles: 'everybody', passes: 200 };
/** Calendar, rules and units: the office reads and tries, the administrator changes. */
const office = (passes: number): Expected => ({ kind: 'same', roles: 'offices administrator', passes });
const administrator = (passes: number): Expected => ({ kind: 'same', roles: 'administrator', passes });

export const EXPECTED: Record<string, Expected> = {
  'GET /health/live': open(),
  'GET /health/ready': open(),
  'GET /health/engine': open(),
  'GET /metrics': open(),
  'GET /api/openapi.json': open(),
  'GET /api/docs': open(),
  'GET /api/sign-in': open(),
  // The installation of this matrix knows no provider.
  'POST /api/sign-in/organisation': open(404),
  'POST /api/sign-in/organisation/verify': open(404, { query: 'code=x&state=y' }),
  'GET /api/access-log': administrator(200),
  'POST /api/sign-in': open(400, { email: 'không phải thư' }),
  'POST /api/sign-in/verify': open(410, { token: 'x'.repeat(43) }),
  'POST /api/sign-out': open(204),
  'GET /api/sessions': { kind: 'list', of: 'session', own: 'officer', other: 'other-officer' },
  // Asked with a bearer, which is no session of its own: all of the asker's sessions end.
  'DELETE /api/sessions': { kind: 'same', roles: 'everybody', passes: 204 },
  // Somebody else's session is not there at all.
  'DELETE /api/sessions/:id': {
    kind: 'one',
    of: 'session',
    own: 'officer',
    other: 'other-officer',
    passes: 204,
  },
  'GET /api/me': all,
  ...ACCOUNT_ROUTES,
  'GET /api/stream': all,
  'GET /api/audit': { kind: 'same', roles: 'readers', passes: 200 },
  'GET /api/programmes': all,
  'GET /api/programmes/:code': all,
  'GET /api/programmes/:code/end': all,
  'POST /api/programmes/:code/end': {
    kind: 'same',
    roles: 'offices',
    // Another code: the matrix may change nothing.
    passes: 400,
    body: {
      document: { title: 'Kết luận', number: '01-KL/TU', date: '2026-12-01', issuer: 'Ban Thường vụ' },
      confirm: 'khong-phai',
    },
  },
  'GET /api/programmes/:code/overview': { kind: 'list', of: 'task', own: TASK_OWN, other: TASK_OTHER },
  'GET /api/tasks': { kind: 'list', of: 'task', own: TASK_OWN, other: TASK_OTHER, query: 'pageSize=200' },
  'POST /api/tasks': {
    kind: 'same',
    roles: 'offices administrator',
    passes: 409,
    body: { programme: 'khcn', code: '1.1', title: 'Việc' },
  },
  'GET /api/tasks/:id': task(),
  // Which command to whom: the table of commands; here one that every reader of the task is refused or let through by.
  'POST /api/tasks/:id/commands': {
    kind: 'one',
    of: 'task',
    own: 'officer head',
    other: 'other-officer other-head',
    passes: 412,
    body: { type: 'report-progress', note: 'Đang làm' },
    ifMatch: true,
  },
  'GET /api/tasks/:id/events': task(),
  'GET /api/tasks/:id/reminders': task(),
  'GET /api/tasks/:id/attribution': task(),
  'GET /api/tasks/:id/documents/extension.docx': task(),
  'GET /api/tasks/:id/documents/mission-sheet.docx': task(),
  'GET /api/cases': { kind: 'list', of: 'case', own: TASK_OWN, other: TASK_OTHER },
  'GET /api/cases/:id': { kind: 'one', of: 'case', own: TASK_OWN, other: TASK_OTHER, passes: 200 },
  'POST /api/cases/:id/commands': {
    kind: 'one',
    of: 'case',
    own: 'offices intake chair',
    other: 'offices intake chair',
    passes: 412,
    body: { type: 'send-up' },
    ifMatch: true,
  },
  'GET /api/cases/:id/documents/:kind.docx': {
    kind: 'one',
    of: 'case',
    own: TASK_OWN,
    other: TASK_OTHER,
    passes: 200,
  },
  'GET /api/difficulties': { kind: 'same', roles: 'everybody', passes: 200 },
  // An administrator may open the route, and then names no task of an office that is his.
  'POST /api/urgings/preview': {
    kind: 'same',
    roles: 'offices administrator',
    passes: 400,
    body: { note: 'x' },
  },
  'POST /api/urgings': { kind: 'same', roles: 'offices administrator', passes: 400, body: { note: 'x' } },
  'GET /api/committee-sessions': all,
  'POST /api/committee-sessions': {
    kind: 'same',
    roles: 'offices intake chair',
    // The day has passed: the matrix may change nothing.
    passes: 400,
    body: { programme: 'khcn', heldOn: '2020-01-10', title: 'Phiên họp' },
  },
  // Who may is asked of a session that is there: tests/acceptance/api-committee-sessions.
  'GET /api/committee-sessions/:id': { kind: 'same', roles: 'everybody', passes: 404 },
  'POST /api/committee-sessions/:id/cancel': { kind: 'same', roles: 'everybody', passes: 404 },
  'POST /api/committee-sessions/:id/conclusions': {
    kind: 'same',
    roles: 'everybody',
    passes: 404,
    body: { conclusions: [{ caseId: 'x', version: 1, conclusion: { outcome: 'return', reason: 'x' } }] },
  },
  'GET /api/messages': { kind: 'list', of: 'mail', own: MAIL_OWN, other: MAIL_OTHER },
  'GET /api/messages/:id': { kind: 'one', of: 'mail', own: MAIL_OWN, other: MAIL_OTHER, passes: 200 },
  'GET /api/messages/:id/html': { kind: 'one', of: 'mail', own: MAIL_OWN, other: MAIL_OTHER, passes: 200 },
  // A file goes with its task. Whoever is signed in may bring one; it is theirs alone until a submission names it.
  'GET /api/attachments': { kind: 'one', of: 'files', own: TASK_OWN, other: TASK_OTHER, passes: 200 },
  'POST /api/attachments': { kind: 'same', roles: 'everybody', passes: 400 },
  'GET /api/attachments/:id': { kind: 'one', of: 'file', own: TASK_OWN, other: TASK_OTHER, passes: 200 },
  'GET /api/attachments/:id/content': {
    kind: 'one',
    of: 'file',
    own: TASK_OWN,
    other: TASK_OTHER,
    passes: 200,
  },
  'GET /api/calendar': all,
  'GET /api/calendar/versions': office(200),
  'GET /api/calendar/compare': office(400),
  'GET /api/calendar/changes': office(200),
  'POST /api/calendar/preview': office(400),
  'POST /api/calendar/import': office(400),
  'PUT /api/calendar': administrator(400),
  'POST /api/units/reorganisations/preview': office(400),
  'POST /api/units/reorganisations': administrator(400),
  'GET /api/units/reorganisations/:id/handover': office(404),
  'GET /api/policies': office(200),
  'GET /api/policies/versions': office(200),
  'GET /api/policies/versions/:version': office(404),
  'POST /api/policies/preview': office(400),
  'POST /api/policies/preview-ladder': office(400),
  'POST /api/simulations': office(400),
  'PUT /api/policies': administrator(400),
  'POST /api/policies/apply/preview': office(400),
  'POST /api/policies/apply': administrator(400),
  // Figures of a unit: its own people, those above, those who read all.
  'GET /api/stats': {
    kind: 'list',
    of: 'unit',
    own: 'officer colleague head parent-head readers',
    other: 'other-officer other-head parent-head readers',
    query: 'programme=khcn',
  },
  'GET /api/indicators': all,
  // Who may is asked of an indicator that is there: tests/acceptance/api-indicators.
  'GET /api/indicators/:code': { kind: 'same', roles: 'everybody', passes: 404 },
  'POST /api/indicators/:code/values': {
    kind: 'same',
    roles: 'everybody',
    passes: 404,
    body: { asOf: '2026-12-01', status: 'done', value: 1, source: 'x' },
  },
  'POST /api/indicators/:code/commands': {
    kind: 'same',
    roles: 'everybody',
    passes: 404,
    body: { type: 'set-profile', method: 'x' },
    ifMatch: true,
  },
  'GET /api/money': all,
  // The programme has no such source: the matrix may change nothing.
  'POST /api/money/entries': {
    kind: 'same',
    roles: 'offices administrator',
    passes: 400,
    body: { programme: 'khcn', kind: 'allocated', source: 'x', year: 2026, amount: 1, on: '2026-01-01' },
  },
  'GET /api/programmes/:code/ledger': all,
  'POST /api/programmes/:code/ledger/commands': {
    kind: 'same',
    roles: 'offices administrator',
    passes: 412,
    body: { type: 'mark-open', dataset: 'indicators', open: true },
    ifMatch: true,
  },
  // What nobody has marked open is not there, whoever asks.
  'GET /api/open-data': open(),
  'GET /api/open-data/:code/:file': open(404),
  'GET /api/units': all,
  'GET /api/people': {
    kind: 'list',
    of: 'person',
    own: 'officer colleague head parent-head readers',
    other: 'other-officer other-head parent-head readers',
    query: 'pageSize=200',
  },
  // `:kind` is none here.
  'GET /api/imports/:kind/template.xlsx': office(400),
  'GET /api/imports/:kind': office(400),
  'POST /api/imports/:kind': office(400),
  'POST /api/imports/:kind/:no/undo': office(400),
  // `:id` is nobody here: refused after the right was judged.
  // Without a role it is refused after the right was judged: the matrix adds nobody.
  'POST /api/people': {
    kind: 'same',
    roles: 'administrator',
    passes: 400,
    body: { email: 'them@demo.example', name: 'Thêm', memberships: [] },
  },
  'GET /api/people/:id/access': administrator(404),
  'DELETE /api/people/:id/sessions': administrator(404),
  'DELETE /api/people/:id/organisation-account': administrator(404),
  'DELETE /api/people/:id/suspension': administrator(404),
  // Those of oneself and of the units that one heads; whoever reads all sees all.
  'GET /api/stand-ins': {
    kind: 'list',
    of: 'stand-in',
    own: 'officer head readers',
    other: 'other-officer other-head readers',
    query: 'pageSize=200',
  },
  // Everybody for themself; for whom else, the spec of stand-ins says. Refused here for a day that is over.
  'POST /api/stand-ins': {
    kind: 'same',
    roles: 'everybody',
    passes: 400,
    body: { by: null, since: '2020-01-01', until: '2020-01-02' },
  },
  'POST /api/stand-ins/preview': {
    kind: 'same',
    roles: 'everybody',
    passes: 400,
    body: { by: null, since: '2020-01-01', until: '2020-01-02' },
  },
  'POST /api/stand-ins/:id/end': {
    kind: 'one',
    of: 'stand-in',
    own: 'officer head administrator',
    other: 'other-officer other-head administrator',
    passes: 400,
    body: { on: '2020-01-01' },
  },
  'GET /api/coverage': { kind: 'same', roles: 'offices administrator', passes: 200 },
  ...CYCLE_ROUTES,
  ...UNIT_ROUTES,
  ...CONNECTION_ROUTES,
  ...EXPORT_ROUTES,
};
