/** One short transaction: when its worker dies, another one tries soon, well within the patience of the slot's barrier. */
export const PLANNING = {
  startToCloseTimeout: '15 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
} as const;

/**
 * The same within the workflow's own task: five events of history fewer, and a third of the work. While PostgreSQL is
 * away, a durable timer soon does the waiting: nobody holds a place of the worker for it.
 */
export const PLANNING_WITHIN = { ...PLANNING, localRetryThreshold: '5 seconds' } as const;
