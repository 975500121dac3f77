import { HEAD, HEADED, OFFICE, OFFICER } from './province.js';

export type Kind = 'list' | 'dashboard' | 'detail' | 'command' | 'slot' | 'upkeep';

export interface AskedFor {
  kind: Kind;
  name: string;
  who: string;
  path: string;
}

const first = 'page=1&pageSize=50';
const own = 'status=active,suspended&sort=due&pageSize=200';
/** The fifth year's tasks are open; this one is nobody's in the slots. */
const TASK = 'ct-0-5.500';

/** What the pages ask for, by whom: the office sees everything, an officer and a head what is theirs. */
export const ASKED: readonly AskedFor[] = [
  ...named('list', OFFICE, {
    'tasks by date': `/api/tasks?sort=due&${first}`,
    'tasks, page 20': '/api/tasks?sort=due&page=20&pageSize=50',
    'tasks by change': `/api/tasks?sort=-updated&${first}`,
    'active tasks': `/api/tasks?status=active&sort=due&${first}`,
    'tasks of a programme': `/api/tasks?programme=ct-0&sort=code&${first}`,
    'overdue tasks': `/api/tasks?outlook=overdue&sort=due&${first}`,
    'tasks due soon': `/api/tasks?outlook=due-soon&sort=due&${first}`,
    'tasks that wait for a check': `/api/tasks?outlook=awaiting-check&sort=due&${first}`,
    'tasks with these words': `/api/tasks?q=dữ liệu&sort=due&${first}`,
    'tasks of a unit': `/api/tasks?unit=so-9&sort=due&${first}`,
    'cases with the committee': `/api/cases?state=with-committee&${first}`,
    cases: `/api/cases?${first}`,
    mails: `/api/messages?${first}`,
    'mails of a person': `/api/messages?recipient=${OFFICER}&${first}`,
    journal: '/api/audit?by=people',
  }),
  ...named('list', OFFICER, {
    'an officer’s own tasks': `/api/tasks?officer=me&${own}`,
    'what an officer may see': `/api/tasks?sort=due&${first}`,
    'an officer’s search': `/api/tasks?q=dữ liệu&sort=due&${first}`,
  }),
  ...named('list', HEAD, {
    'a head’s unit': `/api/tasks?unit=${HEADED}&${own}`,
    'what a head is to sign': `/api/tasks?extension=drafted&status=active&sort=due&pageSize=200`,
  }),
  ...named('dashboard', OFFICE, {
    'numbers of a programme': '/api/stats?programme=ct-0',
    'a programme at a glance': '/api/programmes/ct-0/overview',
    'one programme': '/api/programmes/ct-0',
    'cycles and their work': '/api/cycles/work',
  }),
  ...named('dashboard', OFFICER, { 'numbers of an officer’s unit': '/api/stats?programme=ct-0' }),
  ...named('detail', OFFICE, {
    'a task': `/api/tasks/${TASK}`,
    'its events': `/api/tasks/${TASK}/events`,
    'its reminders': `/api/tasks/${TASK}/reminders`,
  }),
];

function named(kind: Kind, who: string, paths: Record<string, string>): AskedFor[] {
  return Object.entries(paths).map(([name, path]) => ({ kind, name, who, path }));
}
