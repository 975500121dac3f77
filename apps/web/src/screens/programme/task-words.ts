import type { OverviewTask } from '#contracts';
import { formatDateWithWeekday } from '../../format/date.js';
import { timeLeft } from '../../status/due-words.js';
import { chartTexts, texts } from './texts.js';
import { type Undated, whyUndated } from './timeline/lines.js';

/** Words, and whether they say that something is missing. */
export interface Said {
  text: string;
  missing: boolean;
}

export function namesOf(units: readonly { name: string }[]): string {
  return units.map(({ name }) => name).join(', ');
}

/** Who leads; what no document says is said to be missing. */
export function leadWords({ leads, heldBy }: OverviewTask): Said {
  if (leads.length > 0) return { text: namesOf(leads), missing: false };
  return { text: heldBy === null ? texts.noLead : texts.heldBy(heldBy.name), missing: true };
}

/** The date that is waited for, else the first one that is drawn, else why there is none. */
export function dueWords(task: OverviewTask, words: Record<Undated, string> = chartTexts.undated): Said {
  const date = task.nextDue ?? task.deadlines.flatMap(({ due }) => due ?? []).sort()[0];
  if (date !== undefined) return { text: formatDateWithWeekday(date), missing: false };
  const undated = whyUndated(task);
  return { text: words[undated], missing: undated === 'missing' };
}

/** How far the date is, while one is waited for. */
export function leftWords(task: OverviewTask): string {
  return task.nextDue === null ? '' : timeLeft(task);
}
