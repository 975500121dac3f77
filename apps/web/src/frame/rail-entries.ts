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
    | 'drafts'
    | 'cases'
    | 'indicators'
    | 'difficulties'
    | 'messages'
    | 'stand-ins'
    | 'calendar'
    | 'administration';
}

/** Reached from the page *Quản trị* by those who have it. */
const ADMINISTRATION = [
  paths.difficulties,
  paths.coverage,
  paths.standIns,
  paths.calendar,
  paths.policies,
  paths.reorganisation,
];

const MOST = 7;

/** What this person's rail offers: at most seven entries, those of no use left out. */
export function railEntries(me: Pick<MeView, 'seesAll' | 'mayCreateTasks' | 'seesCoverage'>): RailEntry[] {
  const { entries } = texts;
  const rail: RailEntry[] = [
    { to: paths.myWork, word: entries.myWork, icon: 'my-work' },
    { to: paths.tasks, word: entries.tasks, icon: 'tasks' },
  ];
  if (me.mayCreateTasks) rail.push({ to: paths.drafts, word: entries.drafts, icon: 'drafts' });
  if (me.seesAll) rail.push({ to: paths.cases, also: [paths.sessions], word: entries.cases, icon: 'cases' });
  if (!me.seesCoverage)
    rail.push({ to: paths.difficulties, word: entries.difficulties, icon: 'difficulties' });
  rail.push({ to: paths.indicators, also: [paths.money], word: entries.indicators, icon: 'indicators' });
  rail.push({ to: paths.messages, word: entries.messages, icon: 'messages' });
  if (me.seesCoverage) {
    const also = ADMINISTRATION;
    rail.push({ to: paths.administration, also, word: entries.administration, icon: 'administration' });
  } else {
    if (rail.length < MOST) rail.push({ to: paths.standIns, word: entries.standIns, icon: 'stand-ins' });
    if (rail.length < MOST) rail.push({ to: paths.calendar, word: entries.calendar, icon: 'calendar' });
  }
  return rail;
}
