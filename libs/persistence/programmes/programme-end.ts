import type { DataSource, EntityManager } from 'typeorm';
import { type BasisDocument, type IsoDate, UserError } from '#contracts';
import { localDate, requireIssued } from '#domain';
import { ProgrammeEntity } from '../entities/index.js';
import type { Actor } from '../record/actor.js';
import { enqueue } from '../record/enqueue.js';
import type { RegisterStore } from '../record/register-store.js';

/** What still stands open in a programme, and `drafts`, which were never given to anybody and stay as they are. */
export interface StillOpen {
  tasks: number;
  cases: number;
  cycles: number;
  amendments: number;
  recommendations: number;
  drafts: number;
}

/** The end of a programme: nothing more is opened, planned, told or changed; the record stays to be read and exported. */
export class ProgrammeEnd {
  constructor(
    private readonly dataSource: DataSource,
    private readonly register: RegisterStore,
    private readonly clock: { now(): Date },
  ) {}

  stillOpen(programme: string): Promise<StillOpen> {
    return openIn(this.dataSource.manager, programme);
  }

  /** @throws UserError `invalid-input`, `not-found`, `state-conflict` when it has ended or something is open */
  async end(programme: string, document: BasisDocument, actor: Actor): Promise<IsoDate> {
    const on = localDate(this.clock.now().toISOString());
    requireIssued(document.date, on, 'document.date');
    await this.dataSource.transaction(async (tx) => {
      const row = await tx.findOne(ProgrammeEntity, {
        where: { code: programme },
        lock: { mode: 'pessimistic_write' },
      });
      if (row === null) throw new UserError('not-found', `Không có chương trình ${programme}.`);
      if (row.closedOn !== null) throw new UserError('state-conflict', 'Chương trình đã kết thúc.');
      // Whoever is at work on something of it ends first; whoever comes later finds the programme ended.
      await tx.query('SELECT id FROM aggregate WHERE programme = $1 ORDER BY id FOR UPDATE', [programme]);
      const { drafts: _kept, ...open } = await openIn(tx, programme);
      const left = Object.entries(open).filter(([, count]) => count > 0);
      if (left.length > 0) throw new UserError('state-conflict', `Còn ${left.map(inWords).join(', ')}.`);
      await tx.update(ProgrammeEntity, { code: programme }, { closedOn: on });
      await this.register.append(
        tx,
        [{ type: 'programme-closed', data: { programme, on, document } }],
        actor,
      );
      await enqueue(tx, this.clock.now().toISOString(), 'programme.closed', programme, {});
    });
    return on;
  }
}

async function openIn(db: EntityManager, programme: string): Promise<StillOpen> {
  const [row] = (await db.query(
    `SELECT count(*) FILTER (WHERE kind = 'task' AND status NOT IN ('draft', 'completed', 'stopped'))::int AS tasks,
            count(*) FILTER (WHERE kind = 'case' AND status <> 'closed')::int AS cases,
            count(*) FILTER (WHERE kind = 'cycle' AND status <> 'closed')::int AS cycles,
            count(*) FILTER (WHERE kind = 'amendment' AND status IN ('draft', 'signed', 'prepared'))::int AS amendments,
            count(*) FILTER (WHERE kind = 'supervision' AND status NOT IN ('accepted', 'withdrawn'))::int AS recommendations,
            count(*) FILTER (WHERE kind = 'task' AND status = 'draft')::int AS drafts
     FROM (SELECT kind, state->>'status' AS status FROM aggregate WHERE programme = $1 AND seq > 0) AS a`,
    [programme],
  )) as [StillOpen];
  return row;
}

const WORDS: Record<string, string> = {
  tasks: 'nhiệm vụ chưa xong',
  cases: 'hồ sơ trình chưa đóng',
  cycles: 'kỳ chưa đóng',
  amendments: 'đề nghị điều chỉnh chưa quyết định',
  recommendations: 'kiến nghị giám sát chưa xong',
};

function inWords([what, count]: [string, number]): string {
  return `${count} ${WORDS[what] ?? what}`;
}
