import type { Outlook } from '#contracts';

/** How a date is drawn: a form of its own for each way it may stand, so that colour is not all that tells. */
export const SHAPE: Record<Outlook, { d: string; hollow?: true }> = {
  overdue: { d: 'M0 -8L8 6H-8Z' },
  'due-soon': { d: 'M0 -8L8 0L0 8L-8 0Z' },
  'on-track': { d: 'M0 -6L6 0L0 6L-6 0Z' },
  scheduled: { d: 'M0 -6L6 0L0 6L-6 0Z', hollow: true },
  'awaiting-check': { d: 'M-6 -6H6V6H-6Z' },
  done: { d: 'M-6 0A6 6 0 1 0 6 0A6 6 0 1 0 -6 0Z' },
  backlog: { d: 'M-6 -6H6L0 7Z' },
  draft: { d: 'M-5 -5H5V5H-5Z', hollow: true },
  suspended: { d: 'M-6 -6H-2V6H-6ZM2 -6H6V6H2Z' },
  stopped: { d: 'M-6 -6L6 6M-6 6L6 -6', hollow: true },
};

/** The first date of one that was moved. */
export const FIRST_DATE = 'M-4 0A4 4 0 1 0 4 0A4 4 0 1 0 -4 0Z';
