import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import type { IsoDate } from '#contracts';
import { localDate } from '#domain';
import { asRow } from '../as-row.js';
import { CheckpointEntity, MailProofEntity } from '../entities/index.js';
import { NEXT_TRANSACTION } from '../reads/recorded-changes.js';
import {
  BEFORE_FIRST,
  type Checkpoint,
  hashOfMail,
  type MailProof,
  MailRoot,
  sealCheckpoint,
} from './checkpoint.js';
import { settledMails } from './settled-mails.js';

const BATCH = 500;
const LOOK_AGAIN_MS = 50;

/** One checkpoint is taken at a time, whoever takes it. */
const LOCK = `SELECT pg_advisory_xact_lock(hashtext('dondoc.checkpoint'))`;

/** What the next checkpoint and the mails need to know of the last one; its ends of chains stay in the database. */
type Taken = Pick<Checkpoint, 'no' | 'at' | 'upTo' | 'hash'>;

/** How far the record was when it was looked at. */
interface Seen {
  /** The last place that was visible. */
  top: string;
  /** Every transaction before it is over. */
  settledBefore: bigint;
  /** No transaction from it on had begun. */
  begunBefore: bigint;
}

/** Takes the daily checkpoints of the record and of the mails. */
export class ProofStore {
  private waiting: Seen | null = null;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: { now(): Date },
  ) {}

  /**
   * Takes the checkpoint of the day (Asia/Ho_Chi_Minh), once all that runs has ended which could still write below it;
   * to be asked again and again. Null while it waits, and when the day has one.
   */
  async takeDaily(): Promise<Checkpoint | null> {
    const last = await this.latest();
    const day = this.today();
    if (last !== null && localDate(last.at) >= day) {
      this.waiting = null;
      return null;
    }
    this.waiting ??= await this.look();
    const { top, begunBefore } = this.waiting;
    if ((await this.look()).settledBefore < begunBefore) return null;
    this.waiting = null;
    return this.dataSource.transaction((tx) => this.take(tx, day, top));
  }

  /**
   * One more, beside those of the days, for a record that is about to be handed out: with it, what was recorded and
   * settled until now is proved too. Null when nothing is new, or when somebody still writes after the time.
   */
  async takeNow(withinMs: number): Promise<Checkpoint | null> {
    const { top, begunBefore } = await this.look();
    const until = performance.now() + withinMs;
    while ((await this.look()).settledBefore < begunBefore) {
      if (performance.now() > until) return null;
      await pause(LOOK_AGAIN_MS);
    }
    return this.dataSource.transaction((tx) => this.take(tx, null, top));
  }

  async latest(tx: EntityManager = this.dataSource.manager): Promise<Taken | null> {
    const [last] = await tx.find(CheckpointEntity, {
      select: { no: true, at: true, upTo: true, hash: true },
      order: { no: 'DESC' },
      take: 1,
    });
    return last ?? null;
  }

  private async look(): Promise<Seen> {
    const [row] = (await this.dataSource.query(
      `SELECT pg_snapshot_xmin(s)::text AS "settledBefore", ${NEXT_TRANSACTION}::text AS "begunBefore",
              (SELECT coalesce(max(recorded), 0)::text FROM event) AS top
       FROM pg_current_snapshot() s`,
    )) as [{ settledBefore: string; begunBefore: string; top: string }];
    const { settledBefore, begunBefore, top } = row;
    return { settledBefore: BigInt(settledBefore), begunBefore: BigInt(begunBefore), top };
  }

  /** @param day null for one that is no day's */
  private async take(tx: EntityManager, day: IsoDate | null, upTo: string): Promise<Checkpoint | null> {
    await tx.query(LOCK);
    const last = await this.latest(tx);
    // Another worker was quicker, or has seen further.
    if (last !== null && BigInt(last.upTo) > BigInt(upTo)) return null;
    if (last !== null && day !== null && localDate(last.at) >= day) return null;
    const no = (last?.no ?? 0) + 1;
    const heads = await headsBetween(tx, last?.upTo ?? '0', upTo);
    const root = new MailRoot();
    const proofs: MailProof[] = [];
    for (const { messageId, facts } of await settledMails(tx, last)) {
      const proof = { messageId, checkpoint: no, facts, hash: hashOfMail(messageId, facts) };
      root.push(proof);
      proofs.push(proof);
    }
    if (day === null && last?.upTo === upTo && proofs.length === 0) return null;
    const at = this.clock.now().toISOString();
    const checkpoint = sealCheckpoint(
      { no, at, upTo, heads, mails: root.close() },
      last?.hash ?? BEFORE_FIRST,
    );
    await tx.insert(CheckpointEntity, asRow<CheckpointEntity>(checkpoint));
    await tx.query(INSERT_PROOFS, [JSON.stringify(proofs)]);
    return checkpoint;
  }

  private today(): IsoDate {
    return localDate(this.clock.now().toISOString());
  }
}

const INSERT_PROOFS = `
  INSERT INTO mail_proof (message_id, checkpoint, facts, hash)
  SELECT "messageId", checkpoint, facts, hash
  FROM jsonb_to_recordset($1) AS p("messageId" text, checkpoint integer, facts jsonb, hash text)`;

async function headsBetween(tx: EntityManager, after: string, upTo: string): Promise<Checkpoint['heads']> {
  const rows = (await tx.query(
    `SELECT DISTINCT ON (aggregate_id) aggregate_id AS id, seq, hash FROM event
     WHERE recorded > $1 AND recorded <= $2 ORDER BY aggregate_id, seq DESC`,
    [after, upTo],
  )) as { id: string; seq: number; hash: string }[];
  return Object.fromEntries(rows.map(({ id, seq, hash }) => [id, [seq, hash] as const]));
}

/** Every proof, in the order in which a verifier takes them. */
export async function* mailProofs(tx: EntityManager): AsyncGenerator<MailProof> {
  for (let last = { checkpoint: 0, messageId: '' }; ; ) {
    const rows: MailProof[] = await tx
      .createQueryBuilder(MailProofEntity, 'p')
      .where('(p.checkpoint, p.messageId COLLATE "C") > (:checkpoint, :messageId COLLATE "C")', last)
      .orderBy('p.checkpoint')
      .addOrderBy('p.messageId COLLATE "C"')
      .limit(BATCH)
      .getMany();
    yield* rows;
    const end = rows.at(-1);
    if (rows.length < BATCH || end === undefined) return;
    last = { checkpoint: end.checkpoint, messageId: end.messageId };
  }
}
