import type { EntityManager } from 'typeorm';
import type { IsoDate } from '#contracts';
import type { DispatchClock } from '../dispatch/ports.js';
import { SENDER_LOCK } from '../dispatch/sender-session.js';
import { Slots, slotTime } from '../dispatch/slots.js';
import type { Persistence } from '../persistence.js';
import { DEFAULT_PLANNING_WINDOW, type PlanningWindow } from '../record/schedule.js';
import type { InvariantFinding } from './finding.js';
import { MAIL_QUERIES } from './mail-queries.js';
import { PlanCheck } from './plan-check.js';

export interface InvariantReport {
  /** Between two slots: then nothing may be under way, and everything was looked at. */
  atRest: boolean;
  findings: InvariantFinding[];
}

/** What must hold at every moment, and what must hold between slots. Reads one moment of the record, changes nothing. */
export class Invariants {
  private readonly slots: Slots;
  private readonly plan: PlanCheck;

  constructor(
    private readonly persistence: Persistence,
    private readonly clock: DispatchClock,
    window: PlanningWindow = DEFAULT_PLANNING_WINDOW,
  ) {
    const { dataSource, settings, directory } = persistence;
    this.slots = new Slots(dataSource, clock, settings);
    this.plan = new PlanCheck(settings, directory, clock, window);
  }

  async check(): Promise<InvariantReport> {
    return this.persistence.dataSource.transaction('REPEATABLE READ', async (tx) => {
      const serving = await this.slots.serving(tx);
      const atRest = await this.isAtRest(tx, serving);
      const given = [this.clock.now().toISOString(), serving, SENDER_LOCK];
      const findings: InvariantFinding[] = [];
      for (const { invariant, text, atRest: onlyAtRest } of MAIL_QUERIES) {
        if (onlyAtRest && !atRest) continue;
        const rows = (await tx.query(`${GIVEN} ${text}`, given)) as Omit<InvariantFinding, 'invariant'>[];
        findings.push(...rows.map(({ subject, problem }) => ({ invariant, subject, problem })));
      }
      if (atRest) findings.push(...(await this.plan.findings(tx, serving)));
      return { atRest, findings };
    });
  }

  /** The next slot is still to come, and the ones before it have been claimed. */
  private async isAtRest(tx: EntityManager, serving: IsoDate): Promise<boolean> {
    const { policy } = await this.persistence.settings.rules(null, tx);
    if (slotTime(serving, policy.slotHour) <= this.clock.now()) return false;
    const open = (await tx.query(
      `SELECT 1 FROM dispatch_slot WHERE slot < $1 AND (state = 'open' OR finished_at IS NULL) LIMIT 1`,
      [serving],
    )) as unknown[];
    return open.length === 0;
  }
}

const GIVEN = `WITH given AS (SELECT $1::timestamptz AS now, $2::date AS serving, $3::int AS sender_lock)`;
