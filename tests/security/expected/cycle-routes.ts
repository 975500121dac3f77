import type { Expected } from './routes.js';
import type { Line } from './words.js';

/** A cycle is read by whoever is of a unit that it asks, by those above it, and by those who read all. */
const CYCLE_OWN: Line = 'officer colleague head parent-head readers';
const CYCLE_OTHER: Line = 'other-officer other-head parent-head readers';
const cycle = (query?: string): Expected => ({
  ...{ kind: 'one', of: 'cycle', own: CYCLE_OWN, other: CYCLE_OTHER, passes: 200 },
  ...(query === undefined ? {} : { query }),
});

/** The routes of cycles, each asked of a report that only the unit of the target is asked for. */
export const CYCLE_ROUTES: Record<string, Expected> = {
  'GET /api/authority': { kind: 'same', roles: 'offices administrator', passes: 200 },
  'GET /api/cycle-templates': { kind: 'same', roles: 'offices administrator', passes: 200 },
  'GET /api/cycles': { kind: 'list', of: 'cycle', own: CYCLE_OWN, other: CYCLE_OTHER, query: 'pageSize=200' },
  // What waits for whoever asks: what is in it is asked in tests/acceptance/api-cycle-work.
  'GET /api/cycles/work': { kind: 'same', roles: 'everybody', passes: 200 },
  // The cycle of that period is there already: the matrix may change nothing.
  'POST /api/cycles': {
    kind: 'same',
    roles: 'administrator',
    passes: 409,
    body: { programme: 'khcn', kind: 'ad-hoc-report', year: 2026, part: 1 },
  },
  'GET /api/cycles/:id': cycle(),
  // Which command to whom: the table of commands.
  'POST /api/cycles/:id/commands': {
    kind: 'one',
    of: 'cycle',
    own: 'offices administrator',
    other: 'offices administrator',
    passes: 412,
    body: { type: 'pause', reason: 'Chờ' },
    ifMatch: true,
  },
  'GET /api/cycles/:id/submissions': cycle(),
  'GET /api/cycles/:id/submissions/:unit': cycle('stage=don-vi'),
  // A unit's answer is its head's, and the named person's; nobody who only reads all may write it.
  'PUT /api/cycles/:id/submissions/:unit/draft': {
    kind: 'one',
    of: 'cycle',
    own: 'head',
    other: 'other-head',
    passes: 412,
    body: { stage: 'don-vi', content: {}, revision: 9 },
  },
  'POST /api/cycles/:id/submissions/:unit': {
    kind: 'one',
    of: 'cycle',
    own: 'head',
    other: 'other-head',
    passes: 400,
    body: { stage: 'don-vi', content: {} },
  },
  // What the units answered, put together, and the paper made of it: also for the body that signs that paper.
  'GET /api/cycles/:id/consolidation': {
    kind: 'one',
    of: 'cycle',
    own: 'parent-head readers',
    other: 'parent-head readers',
    passes: 200,
    query: 'stage=don-vi',
  },
  'GET /api/cycles/:id/report.:format': {
    kind: 'one',
    of: 'cycle',
    own: 'parent-head readers',
    other: 'parent-head readers',
    passes: 200,
    query: 'stage=dang-uy',
  },
  'GET /api/cycles/:id/frozen.json': {
    kind: 'one',
    of: 'cycle',
    own: 'readers',
    other: 'readers',
    passes: 200,
  },
  // The cycles of the cast are no annual plans: whoever may read them hears that they have no such sheet.
  'GET /api/cycles/:id/plan-sheet.xlsx': {
    kind: 'one',
    of: 'cycle',
    own: CYCLE_OWN,
    other: CYCLE_OTHER,
    passes: 404,
  },
  'POST /api/cycles/:id/plan-sheet': {
    kind: 'one',
    of: 'cycle',
    own: CYCLE_OWN,
    other: CYCLE_OTHER,
    passes: 404,
  },
};
