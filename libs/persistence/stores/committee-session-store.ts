import { randomUUID } from 'node:crypto';
import { type DataSource, type EntityManager, In, MoreThanOrEqual } from 'typeorm';
import { type IsoDate, invalidField, UserError } from '#contracts';
import { localDate } from '#domain';
import { CaseFileEntity, CommitteeSessionEntity, ProgrammeEntity } from '../entities/index.js';
import { refuseEnded } from '../programmes/ended.js';
import type { Actor } from '../record/actor.js';
import type { CaseStore } from '../record/case-store.js';
import type { RegisterStore } from '../record/register-store.js';

export interface CommitteeSession {
  id: string;
  programme: string;
  heldOn: IsoDate;
  title: string;
  cancelled: boolean;
}

/** Meetings of the committees. Calling and cancelling one are acts of administration. */
export class CommitteeSessionStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly register: RegisterStore,
    private readonly cases: CaseStore,
    private readonly clock: { now(): Date },
  ) {}

  async list(filter: { programme?: string; from?: IsoDate } = {}): Promise<CommitteeSession[]> {
    const rows = await this.dataSource.manager.find(CommitteeSessionEntity, {
      where: {
        ...(filter.programme === undefined ? {} : { programme: filter.programme }),
        ...(filter.from === undefined ? {} : { heldOn: MoreThanOrEqual(filter.from) }),
      },
      order: { heldOn: 'ASC', id: 'ASC' },
    });
    return rows.map(asSession);
  }

  /** @throws UserError `not-found` */
  async one(id: string): Promise<CommitteeSession> {
    const row = await this.dataSource.manager.findOneBy(CommitteeSessionEntity, { id });
    if (row === null) throw notFound();
    return asSession(row);
  }

  async byId(ids: readonly string[]): Promise<Map<string, { id: string; heldOn: IsoDate; title: string }>> {
    if (ids.length === 0) return new Map();
    const rows = await this.dataSource.manager.findBy(CommitteeSessionEntity, { id: In([...new Set(ids)]) });
    return new Map(rows.map(({ id, heldOn, title }) => [id, { id, heldOn, title }]));
  }

  /** The cases that are to be answered in it. */
  async casesOf(id: string): Promise<string[]> {
    const { manager } = this.dataSource;
    const rows = await manager.find(CaseFileEntity, { where: { session: id }, order: { id: 'ASC' } });
    return rows.map((row) => row.id);
  }

  /** @throws UserError `invalid-input` for a day that has passed */
  async call(
    input: { programme: string; heldOn: IsoDate; title: string },
    actor: Actor,
  ): Promise<CommitteeSession> {
    const { programme, heldOn, title } = input;
    if (heldOn < this.today()) {
      throw invalidField('heldOn', 'ngày họp không thể trước hôm nay');
    }
    const id = randomUUID();
    const createdAt = this.clock.now().toISOString();
    await this.dataSource.transaction(async (tx) => {
      const of = await tx.findOneBy(ProgrammeEntity, { code: programme });
      refuseEnded(of?.closedOn ?? null, actor);
      const row = { id, programme, heldOn, title, createdBy: actor.id, createdAt, cancelledAt: null };
      await tx.insert(CommitteeSessionEntity, row);
      await this.register.append(
        tx,
        [{ type: 'session-called', data: { session: id, programme, on: heldOn } }],
        actor,
      );
    });
    return { id, programme, heldOn, title, cancelled: false };
  }

  /**
   * One transaction: no case is left with a day of a meeting that will not be held. Its cases get their day by the session
   * after it or the working days.
   *
   * @throws UserError `not-found`, `state-conflict`
   */
  async cancel(id: string, actor: Actor): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const row = await tx.findOne(CommitteeSessionEntity, {
        where: { id },
        lock: { mode: 'pessimistic_write' },
      });
      if (row === null) throw notFound();
      if (row.cancelledAt !== null) throw new UserError('state-conflict', 'Phiên họp đã được hủy.');
      if (row.heldOn < this.today()) throw new UserError('state-conflict', 'Phiên họp đã qua.');
      await tx.update(CommitteeSessionEntity, { id }, { cancelledAt: this.clock.now().toISOString() });
      const anew = { type: 'schedule', session: null } as const;
      for (const caseId of await this.waiting(tx, id)) {
        await this.cases.execute(tx, caseId, anew, actor).catch(unlessConcluded);
      }
      await this.register.append(
        tx,
        [{ type: 'session-cancelled', data: { session: id, on: row.heldOn } }],
        actor,
      );
    });
  }

  private async waiting(tx: EntityManager, session: string): Promise<string[]> {
    const rows = await tx.find(CaseFileEntity, {
      where: { session, status: 'with-committee' },
      order: { id: 'ASC' },
    });
    return rows.map((row) => row.id);
  }

  private today(): IsoDate {
    return localDate(this.clock.now().toISOString());
  }
}

function asSession({ id, programme, heldOn, title, cancelledAt }: CommitteeSessionEntity): CommitteeSession {
  return { id, programme, heldOn, title, cancelled: cancelledAt !== null };
}

function notFound(): UserError {
  return new UserError('not-found', 'Không có phiên họp này.');
}

/** Concluded or closed meanwhile: there is nothing left to plan. */
function unlessConcluded(error: unknown): void {
  if (!(error instanceof UserError) || error.code !== 'state-conflict') throw error;
}
