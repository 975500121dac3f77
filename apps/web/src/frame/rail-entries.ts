import type { MeView } from '#contracts';
import { paths } from '../paths.js';
import { texts } from './texts.js';

export interface RailEntry {
  to: string;
  /** Addresses below this entry besides its own. */
  also?: readonly string[];
  word: string;
  icon:
    | 'my-work'
    | 'tasks'
    | 'programmes'
    | 'dashboard'
    | 'drafts'
    | 'cases'
    | 'cycles'
    | 'difficulties'
    | 'messages'
    | 'stand-ins'
    | 'calendar'
    | 'administration';
}

/** Reached from the page *Quản trị* by those who have it. */
const ADMINISTRATION = [
  paths.journal,
  paths.engine,
  paths.dashboard,
  paths.messages,
  paths.difficulties,
  paths.amendments,
  paths.supervision,
  paths.coverage,
  paths.standIns,
  paths.calendar,
  paths.policies,
  paths.simulation,
  paths.reorganisation,
  paths.people,
  paths.templates,
  paths.openData,
  paths.connections,
  paths.nationalTracker,
];

const OF_PROGRAMME = [paths.programmes, paths.indicators, paths.money, paths.planTree];

const MOST = 7;

/**
 * What this person's rail offers: at most seven entries, those of no use left out. Indicators, money and the tree of plans
 * are pages of a programme, and are found on its own. Stand-ins and the calendar also stand
 * under the person's name, and leave the rail where it would be too long.
 */
export function railEntries(me: Pick<MeView, 'seesAll' | 'mayCreateTasks' | 'seesCoverage'>): RailEntry[] {
  const { entries } = texts;
  const rail: RailEntry[] = [
    { to: paths.myWork, word: entries.myWork, icon: 'my-work' },
    { to: paths.tasks, word: entries.tasks, icon: 'tasks' },
    { to: paths.programmes, also: OF_PROGRAMME, word: entries.programmes, icon: 'programmes' },
  ];
  // The office finds it on its page of administration and above the list of tasks.
  if (!me.seesCoverage) rail.push({ to: paths.dashboard, word: entries.dashboard, icon: 'dashboard' });
  if (me.mayCreateTasks) rail.push({ to: paths.drafts, word: entries.drafts, icon: 'drafts' });
  if (me.seesAll) rail.push({ to: paths.cases, also: [paths.sessions], word: entries.cases, icon: 'cases' });
  rail.push({ to: paths.cycles, word: entries.cycles, icon: 'cycles' });
  if (me.seesCoverage) {
    const also = ADMINISTRATION;
    rail.push({ to: paths.administration, also, word: entries.administration, icon: 'administration' });
    return rail;
  }
  const more: RailEntry[] = [
    {
      to: paths.difficulties,
      also: [paths.amendments, paths.supervision],
      word: entries.difficulties,
      icon: 'difficulties',
    },
    { to: paths.messages, word: entries.messages, icon: 'messages' },
    { to: paths.standIns, word: entries.standIns, icon: 'stand-ins' },
    { to: paths.calendar, word: entries.calendar, icon: 'calendar' },
  ];
  return [...rail, ...more].slice(0, MOST);
}
