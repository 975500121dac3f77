import type { IsoDate, Outlook } from '#contracts';
import type { TaskState } from '../task/index.js';
import { presentDueOf } from './distance.js';
import { GRAVITY, OUTLOOK_OF_DEADLINE } from './outlook.js';

/** What of an active task's outlook does not change from day to day: with the terms of a day it gives the outlook. */
export interface LastingLook {
  /** The earliest date whose passing would make it overdue; null when there is none. */
  openDue: IsoDate | null;
  /** The gravest of what its other deadlines say by themselves. */
  lasting: Outlook;
  acknowledged: boolean;
}

/**
 * Of several open dates the earliest is the gravest, whatever the day; so a task looks as that date or as `lasting`
 * does, whichever is graver. `libs/persistence/reads/outlook.ts` says it in SQL.
 */
export function lastingLook({
  deadlines,
  acknowledgedOn,
}: Pick<TaskState, 'deadlines' | 'acknowledgedOn'>): LastingLook {
  const open = deadlines.filter(({ status }) => OUTLOOK_OF_DEADLINE[status] === null);
  const dues = open.map(presentDueOf).filter((due) => due !== null);
  const said = deadlines.map(({ status }) => OUTLOOK_OF_DEADLINE[status]).filter((mark) => mark !== null);
  const undated: Outlook[] = open.length > dues.length || deadlines.length === 0 ? ['scheduled'] : [];
  return {
    openDue: dues.sort()[0] ?? null,
    lasting: GRAVITY.find((mark) => [...said, ...undated].includes(mark)) ?? 'done',
    acknowledged: acknowledgedOn !== null,
  };
}
