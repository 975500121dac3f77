import type { DataSource, EntityManager } from 'typeorm';
import { CheckpointEntity } from '../entities/index.js';
import { allEvents, keptHeads } from '../record/all-events.js';
import type { Checkpoint } from './checkpoint.js';
import { EXPORT_FORMAT, type ExportCounts, type ExportLine } from './export-line.js';
import { mailProofs } from './proof-store.js';
import { type ProofReport, ProofVerifier } from './proof-verifier.js';
import { changedMails } from './settled-mails.js';

/** Holds the database against its checkpoints, or hands out everything that somebody else needs to do so. */
export class ProofCheck {
  constructor(private readonly dataSource: DataSource) {}

  /** @param known hash of a checkpoint that somebody holds outside */
  async verify(known: string | null = null): Promise<ProofReport> {
    return this.atOneMoment(async (tx) => {
      const verifier = new ProofVerifier(await checkpoints(tx), known);
      for await (const proof of mailProofs(tx)) verifier.mail(proof);
      for await (const row of allEvents(tx)) verifier.event(row);
      for (const { messageId, what } of await changedMails(tx)) {
        const problem =
          what === 'changed'
            ? 'it is not what was proved of it'
            : 'no checkpoint has seen it, though it is older';
        verifier.fault('mail', messageId, `mail ${messageId}: ${problem}`);
      }
      return verifier.report();
    });
  }

  /** Everything, as it is at one moment. The rows of mails themselves stay: they hold addresses and what was said. */
  async export(take: (line: ExportLine) => void | Promise<void>): Promise<void> {
    await this.atOneMoment(async (tx) => {
      const counts: ExportCounts = { checkpoints: 0, mails: 0, events: 0, heads: 0 };
      await take({ kind: 'export', format: EXPORT_FORMAT });
      for (const checkpoint of await checkpoints(tx)) {
        counts.checkpoints += 1;
        await take({ kind: 'checkpoint', ...checkpoint });
      }
      for await (const proof of mailProofs(tx)) {
        counts.mails += 1;
        await take({ kind: 'mail', ...proof });
      }
      for await (const row of allEvents(tx)) {
        counts.events += 1;
        await take(row);
      }
      for (const head of await keptHeads(tx)) {
        counts.heads += 1;
        await take({ kind: 'head', ...head });
      }
      await take({ kind: 'end', ...counts });
    });
  }

  private atOneMoment<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction('REPEATABLE READ', work);
  }
}

function checkpoints(tx: EntityManager): Promise<Checkpoint[]> {
  return tx.find(CheckpointEntity, { order: { no: 'ASC' } });
}
