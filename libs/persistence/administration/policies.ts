import type { EntityManager } from 'typeorm';
import { type FieldProblem, type LadderPolicy, type ProposedPolicy, UserError } from '#contracts';
import { localDate, refuseEmptySteps } from '#domain';
import { AggregateEntity, PolicyVersionEntity } from '../entities/index.js';
import { type Actor, SYSTEM } from '../record/actor.js';
import type { Preview } from './calendars.js';
import { basisOf, impactOf } from './impact.js';
import type { AdministrationParts } from './parts.js';
import { nextVersion, oneAtATime, refuseOtherBasis } from './versions.js';

export type TaskChoice = readonly string[] | 'all';

/** The rules of reminding: saved for what is opened from now on, applied to open tasks by an act of its own. */
export class Policies {
  constructor(private readonly parts: AdministrationParts) {}

  /** What the rules would move if they were applied to everything open; a save alone moves nothing of it. */
  preview(proposed: ProposedPolicy): Promise<Preview & { warnings: FieldProblem[] }> {
    return this.parts.dataSource.transaction('REPEATABLE READ', async (tx) => {
      const warnings = await this.checked(tx, proposed);
      const policy = { version: 'xem trước', ...proposed };
      return { ...(await this.previewIn(tx, policy, 'all', proposed)), warnings };
    });
  }

  /** @throws UserError `invalid-input` for steps that never come, `state-conflict` when the basis is old */
  async save(
    proposed: ProposedPolicy,
    { basis, cause }: { basis: string; cause: string },
    actor: Actor,
  ): Promise<{ version: string; change: string }> {
    const { dataSource, settings, register, replanning } = this.parts;
    return dataSource.transaction(async (tx) => {
      await oneAtATime(tx);
      await this.checked(tx, proposed);
      const present = await this.previewIn(tx, { version: 'xem trước', ...proposed }, 'all', proposed);
      refuseOtherBasis(basis, { basis: present.basis, from: present.from });
      await this.pinUnversioned(tx, present.from);
      const version = await nextVersion(tx, PolicyVersionEntity, 'quy-tac');
      await settings.savePolicy({ version, ...proposed }, actor.id, tx);
      const { from } = present;
      await register.append(tx, [{ type: 'policy-saved', data: { version, from, basis } }], actor);
      // The hour of the slot is everybody's: whoever waits for it is given the new one.
      const change = await replanning.begin(tx, 'policy', { version, cause, payload: {} }, actor);
      return { version, change };
    });
  }

  previewApply(version: string, tasks: TaskChoice): Promise<Preview> {
    return this.parts.dataSource.transaction('REPEATABLE READ', async (tx) =>
      this.previewIn(tx, await this.known(tx, version), tasks, { version, tasks }),
    );
  }

  async apply(
    { version, tasks }: { version: string; tasks: TaskChoice },
    { basis, cause }: { basis: string; cause: string },
    actor: Actor,
  ): Promise<{ version: string; change: string }> {
    const { dataSource, register, replanning } = this.parts;
    return dataSource.transaction(async (tx) => {
      await oneAtATime(tx);
      const policy = await this.known(tx, version);
      const present = await this.previewIn(tx, policy, tasks, { version, tasks });
      refuseOtherBasis(basis, { basis: present.basis, from: present.from });
      const count = tasks === 'all' ? present.items.length : tasks.length;
      await register.append(tx, [{ type: 'rules-applied', data: { version, tasks: count, basis } }], actor);
      const payload = tasks === 'all' ? {} : { tasks: [...tasks] };
      const change = await replanning.begin(tx, 'rules', { version, cause, payload }, actor);
      return { version, change };
    });
  }

  versions(): Promise<PolicyVersionEntity[]> {
    return this.parts.dataSource.manager.find(PolicyVersionEntity, {
      order: { savedAt: 'DESC', version: 'DESC' },
    });
  }

  /** @throws UserError `not-found` */
  version(version: string): Promise<PolicyVersionEntity> {
    return found(this.parts.dataSource.manager, version);
  }

  /** How many open tasks run by each version. */
  async inUse(): Promise<{ version: string; open: number }[]> {
    return this.parts.dataSource.query(
      `SELECT coalesce(state->>'policy', '') AS version, count(*)::int AS open FROM aggregate
       WHERE kind = 'task' AND NOT closed AND state->>'status' IN ('active', 'suspended') GROUP BY 1 ORDER BY 1`,
    ) as Promise<{ version: string; open: number }[]>;
  }

  /** @throws UserError `invalid-input`; answers what may be meant */
  private async checked(tx: EntityManager, proposed: ProposedPolicy): Promise<FieldProblem[]> {
    const { calendar } = await this.parts.settings.rules(null, tx);
    return refuseEmptySteps({ version: '', ...proposed }, calendar.data.weeklyRest);
  }

  private async previewIn(
    tx: EntityManager,
    policy: LadderPolicy,
    tasks: TaskChoice,
    proposed: object,
  ): Promise<Preview> {
    const { settings, directory, clock } = this.parts;
    const { calendar, policy: current } = await settings.rules(null, tx);
    const now = clock.now().toISOString();
    const chosen = tasks === 'all' ? {} : { tasks: new Set(tasks) };
    const known = await directory.current(tx);
    const items = await impactOf(tx, { policy, ...chosen }, { settings, directory: known, now });
    const from = { calendar: calendar.version, policy: current.version };
    return { basis: basisOf(from, proposed, items), from: current.version, items };
  }

  /** What was opened before versions were kept stays with the rules it has run by until now. */
  private async pinUnversioned(tx: EntityManager, policy: string): Promise<void> {
    const { recorder, clock } = this.parts;
    const rows = await tx
      .createQueryBuilder(AggregateEntity, 'a')
      .where(`a.kind = 'task' AND NOT a.closed AND a.state->>'policy' IS NULL`)
      .andWhere(`a.state->>'status' IN ('active', 'suspended')`)
      .orderBy('a.id')
      .setLock('pessimistic_write')
      .getMany();
    const on = localDate(clock.now().toISOString());
    for (const row of rows) {
      await recorder.append(tx, row, [{ type: 'rules-applied', data: { on, policy } }], SYSTEM);
    }
  }

  private async known(tx: EntityManager, version: string): Promise<LadderPolicy> {
    return (await found(tx, version)).data;
  }
}

async function found(tx: EntityManager, version: string): Promise<PolicyVersionEntity> {
  const row = await tx.findOneBy(PolicyVersionEntity, { version });
  if (row === null) throw new UserError('not-found', 'Không có phiên bản quy tắc này.');
  return row;
}
