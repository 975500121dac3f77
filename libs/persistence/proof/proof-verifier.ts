import {
  BEFORE_FIRST,
  type Checkpoint,
  hashOfCheckpoint,
  hashOfMail,
  type MailProof,
  MailRoot,
} from './checkpoint.js';

export interface ProofFault {
  /** Stable word for programs; `problem` is for people. */
  code: 'checkpoint' | 'chain' | 'mail' | 'mails' | 'unknown-checkpoint' | 'cut';
  /** The checkpoint, aggregate or mail that does not hold; of `mails` the checkpoint whose mails they are. */
  subject: string;
  problem: string;
}

export interface ProofReport {
  checkpoints: number;
  mails: number;
  /** The last checkpoint; null where none was taken yet. */
  latest: Pick<Checkpoint, 'no' | 'at' | 'hash'> | null;
  faults: ProofFault[];
}

/** At most so many faults are named: behind the first ones the rest says little. */
const MOST_FAULTS = 20;

/**
 * Holds events and mails against the checkpoints. Checkpoints come first, then mails in the order of checkpoint and
 * id, events in any order.
 */
export class ProofVerifier {
  private readonly checkpoints: Checkpoint[];
  /** Ends of chains that a checkpoint saw and no event has matched yet: `aggregate#seq` → hash. */
  private readonly owed = new Map<string, { hash: string; no: number }>();
  private readonly roots = new Map<number, MailRoot>();
  private readonly faults: ProofFault[] = [];
  private mails = 0;

  /** @param known hash of a checkpoint that somebody holds outside, from the header of a mail for example */
  constructor(checkpoints: readonly Checkpoint[], known: string | null = null) {
    this.checkpoints = [...checkpoints];
    let prevHash = BEFORE_FIRST;
    for (const [i, checkpoint] of this.checkpoints.entries()) {
      const { no, hash, heads } = checkpoint;
      const follows = no === i + 1 && checkpoint.prevHash === prevHash;
      if (!follows)
        this.fault('checkpoint', String(no), `checkpoint ${no} does not follow the one before it`);
      else if (hash !== hashOfCheckpoint(checkpoint))
        this.fault('checkpoint', String(no), `checkpoint ${no} was changed after it was taken`);
      prevHash = hash;
      for (const [id, [seq, head]] of Object.entries(heads))
        this.owed.set(`${id}#${seq}`, { hash: head, no });
    }
    if (known !== null && !this.checkpoints.some(({ hash }) => hash === known))
      this.fault('unknown-checkpoint', known, `no checkpoint has the hash ${known}: the end was cut off`);
  }

  event({ aggregateId, seq, hash }: { aggregateId: string; seq: number; hash: string }): void {
    const key = `${aggregateId}#${seq}`;
    if (this.owed.get(key)?.hash === hash) this.owed.delete(key);
  }

  mail(proof: MailProof): void {
    const { messageId, checkpoint, facts, hash } = proof;
    this.mails += 1;
    if (hash !== hashOfMail(messageId, facts))
      this.fault('mail', messageId, `mail ${messageId}: its proof was changed after it was taken`);
    const root = this.roots.get(checkpoint) ?? new MailRoot();
    this.roots.set(checkpoint, root);
    root.push(proof);
  }

  /** Call once, at the end. */
  report(): ProofReport {
    for (const [key, { no }] of this.owed) {
      const at = key.lastIndexOf('#');
      const id = key.slice(0, at);
      const problem = `${id}: event ${key.slice(at + 1)}, seen by checkpoint ${no}, is missing or another one`;
      this.fault('chain', id, problem);
    }
    for (const { no, mails } of this.checkpoints) {
      const { count, hash } = (this.roots.get(no) ?? new MailRoot()).close();
      this.roots.delete(no);
      if (count === mails.count && hash === mails.hash) continue;
      const problem = `checkpoint ${no} saw ${mails.count} mails; the ${count} that are here are not these`;
      this.fault('mails', String(no), problem);
    }
    for (const no of this.roots.keys()) {
      const problem = `mails are said to be of checkpoint ${no}, which does not exist`;
      this.fault('mails', String(no), problem);
    }
    const last = this.checkpoints.at(-1);
    return {
      checkpoints: this.checkpoints.length,
      mails: this.mails,
      latest: last === undefined ? null : { no: last.no, at: last.at, hash: last.hash },
      faults: this.faults,
    };
  }

  /** Something that the reader of the rows found. */
  fault(code: ProofFault['code'], subject: string, problem: string): void {
    if (this.faults.length < MOST_FAULTS) this.faults.push({ code, subject, problem });
  }
}
