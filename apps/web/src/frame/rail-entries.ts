import type { MeView } from '#contracts';
import { paths } from '../paths.js';
import { texts } from './texts.js';

export interface RailEntry {
  to: string;
  word: string;
  icon: 'my-work' | 'tasks' | 'drafts' | 'cases' | 'messages' | 'stand-ins' | 'coverage';
}

/** What this person's rail offers: at most seven entries, those of no use left out. */
export function railEntries(me: Pick<MeView, 'seesAll' | 'mayCreateTasks' | 'seesCoverage'>): RailEntry[] {
  const { entries } = texts;
  const rail: RailEntry[] = [
    { to: paths.myWork, word: entries.myWork, icon: 'my-work' },
    { to: paths.tasks, word: entries.tasks, icon: 'tasks' },
  ];
  if (me.mayCreateTasks) rail.push({ to: paths.drafts, word: entries.drafts, icon: 'drafts' });
  if (me.seesAll) rail.push({ to: paths.cases, word: entries.cases, icon: 'cases' });
  rail.push({ to: paths.messages, word: entries.messages, icon: 'messages' });
  rail.push({ to: paths.standIns, word: entries.standIns, icon: 'stand-ins' });
  if (me.seesCoverage) rail.push({ to: paths.coverage, word: entries.coverage, icon: 'coverage' });
  return rail;
}
