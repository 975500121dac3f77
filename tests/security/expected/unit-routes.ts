import type { Expected } from './routes.js';
import type { Line } from './words.js';

/** A unit's request is read by whoever is of the unit, by those above it, and by those who read all. */
const OWN: Line = 'officer colleague head parent-head readers';
const OTHER: Line = 'other-officer other-head parent-head readers';

/** A recommendation is read by its body, by the unit that answers it and those above, and by those who read all. */
const SUPERVISED_OWN: Line = `${OWN} supervisor`;
const SUPERVISED_OTHER: Line = `${OTHER} supervisor`;

/** What units bring before the standing body. */
export const UNIT_ROUTES: Record<string, Expected> = {
  // Its tasks are narrowed to those that the reader sees.
  'GET /api/programmes/:code/plan-tree': { kind: 'same', roles: 'everybody', passes: 200 },
  // So are those of the national tracker: tests/acceptance/national-tracker.
  'GET /api/programmes/:code/tracker': { kind: 'same', roles: 'everybody', passes: 200 },
  'GET /api/programmes/:code/tracker.xlsx': { kind: 'same', roles: 'everybody', passes: 200 },
  'GET /api/amendments': { kind: 'list', of: 'amendment', own: OWN, other: OTHER, query: 'pageSize=200' },
  // A request that changes nothing is refused after the right was judged.
  'POST /api/amendments': {
    kind: 'same',
    roles: 'officer colleague head',
    passes: 400,
    body: { programme: 'khcn', unit: 'so-khcn', content: {}, reason: 'Không nêu gì' },
  },
  'GET /api/amendments/:id': { kind: 'one', of: 'amendment', own: OWN, other: OTHER, passes: 200 },
  // Which command by whom: the table of commands.
  'POST /api/amendments/:id/commands': {
    kind: 'one',
    of: 'amendment',
    own: 'officer colleague head',
    other: 'other-officer other-head',
    passes: 412,
    body: { type: 'withdraw' },
    ifMatch: true,
  },
  'GET /api/supervision': {
    kind: 'list',
    of: 'recommendation',
    own: SUPERVISED_OWN,
    other: SUPERVISED_OTHER,
    query: 'pageSize=200',
  },
  // A day that has passed is refused after the right was judged.
  'POST /api/supervision': {
    kind: 'same',
    roles: 'supervisor',
    passes: 400,
    body: {
      ...{ programme: 'khcn', body: 'hdnd', about: { kind: 'programme' }, text: 'Vì sao?' },
      answerDue: '2026-12-10',
    },
  },
  'GET /api/supervision/:id': {
    kind: 'one',
    of: 'recommendation',
    own: SUPERVISED_OWN,
    other: SUPERVISED_OTHER,
    passes: 200,
  },
  'POST /api/supervision/:id/commands': {
    kind: 'one',
    of: 'recommendation',
    own: 'head',
    other: 'other-head',
    passes: 412,
    body: { type: 'answer', text: 'Đã làm' },
    ifMatch: true,
  },
};
