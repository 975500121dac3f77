import type { DataSource } from 'typeorm';

interface Kept {
  table:
    | 'idempotency'
    | 'session'
    | 'calendar_address'
    | 'login_code'
    | 'pending_sign_in'
    | 'access_entry'
    | 'outbox'
    | 'webhook_delivery'
    | 'received_event';
  /** Which clock wrote the row: safety runs on real time, whatever the programme's clock does. */
  by: 'programme' | 'real';
  days: number;
  /** The instant from which its days are counted; null while it is in use. */
  since: string;
}

/** How long rows stay that only the past needed. A change here belongs into docs/operations/retention.md. */
export const RETENTION: readonly Kept[] = [
  // Long after anybody repeats a request; the record itself refuses a command twice for good.
  { table: 'idempotency', by: 'programme', days: 7, since: 'created_at' },
  // For a month one can still ask from where somebody was signed in.
  { table: 'session', by: 'real', days: 30, since: 'least(expires_at, revoked_at)' },
  { table: 'calendar_address', by: 'real', days: 30, since: 'revoked_at' },
  // They hold addresses of strangers too.
  { table: 'login_code', by: 'real', days: 1, since: 'expires_at' },
  { table: 'pending_sign_in', by: 'real', days: 1, since: 'expires_at' },
  // For a year one can still ask who came in, and why somebody did not.
  { table: 'access_entry', by: 'real', days: 366, since: 'at' },
  // Rows that were set aside have no such instant until a person had them tried again.
  { table: 'outbox', by: 'programme', days: 30, since: 'done_at' },
  // Until then what was given up can be sent again; the events themselves stay in the record.
  { table: 'webhook_delivery', by: 'real', days: 30, since: 'settled_at' },
  // An event that comes again later is known by the commands it gave, which the record keeps for good.
  { table: 'received_event', by: 'real', days: 366, since: 'received_at' },
];

/**
 * The bytes of a mail, which name people and what they owe: how long they are kept is the province's decision. Only of
 * mails that a checkpoint has, so that the hash of the bytes stays proved; the row with its steps, its reply and the
 * lines it was made of stays as well.
 */
const OLD_BODIES = `
UPDATE message SET mime = NULL WHERE id = ANY(ARRAY(
  SELECT m.id FROM message m WHERE m.settled_at < $1 AND m.mime IS NOT NULL
    AND EXISTS (SELECT 1 FROM mail_proof p WHERE p.message_id = m.id)
  LIMIT $2 FOR UPDATE OF m SKIP LOCKED))`;

const DAY_MS = 86_400_000;
/** Small enough that nobody waits for its locks. */
const BATCH = 500;
const BATCHES_IN_A_TURN = 20;

export interface Pruned {
  removed: Record<Kept['table'] | 'mail_body', number>;
  /** The turn was full: there is more to remove. */
  more: boolean;
}

export interface PruningOptions {
  /** Days of the programme after which the texts of settled mails go; null: never. */
  mailTextDays: number | null;
  batch?: number;
  batches?: number;
}

/** Removes rows past their time, in bounded batches; several workers may do it at once. */
export class Pruning {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clocks: Record<Kept['by'], { now(): Date }>,
    private readonly options: PruningOptions,
  ) {}

  async turn(): Promise<Pruned> {
    const pruned: Pruned = {
      removed: {
        idempotency: 0,
        session: 0,
        calendar_address: 0,
        login_code: 0,
        pending_sign_in: 0,
        access_entry: 0,
        outbox: 0,
        webhook_delivery: 0,
        received_event: 0,
        mail_body: 0,
      },
      more: false,
    };
    const prune = async (
      what: keyof Pruned['removed'],
      kept: Pick<Kept, 'by' | 'days'>,
      statement: string,
    ) => {
      const { count, full } = await this.inBatches(kept, statement);
      pruned.removed[what] = count;
      pruned.more ||= full;
    };
    for (const kept of RETENTION) {
      const old = `SELECT ctid FROM ${kept.table} WHERE ${kept.since} < $1 LIMIT $2 FOR UPDATE SKIP LOCKED`;
      await prune(kept.table, kept, `DELETE FROM ${kept.table} WHERE ctid = ANY(ARRAY(${old}))`);
    }
    const { mailTextDays } = this.options;
    if (mailTextDays !== null) {
      await prune('mail_body', { by: 'programme', days: mailTextDays }, OLD_BODIES);
    }
    return pruned;
  }

  private async inBatches(
    { by, days }: Pick<Kept, 'by' | 'days'>,
    statement: string,
  ): Promise<{ count: number; full: boolean }> {
    const before = new Date(this.clocks[by].now().getTime() - days * DAY_MS).toISOString();
    const { batch = BATCH, batches = BATCHES_IN_A_TURN } = this.options;
    let count = 0;
    for (let i = 0; i < batches; i += 1) {
      const values = [before, batch];
      const [, removed] = (await this.dataSource.query(statement, values)) as [unknown, number];
      count += removed;
      if (removed < batch) return { count, full: false };
    }
    return { count, full: true };
  }
}
