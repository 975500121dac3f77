import type { DataSource } from 'typeorm';
import type { AggregateKind } from '../entities/index.js';

/** What is needed to start the workflow of an aggregate; codes only, no names. */
export interface WorkflowSubject {
  id: string;
  kind: AggregateKind;
  programme: string;
  /** The code of the task, also where the aggregate is its case. */
  code: string;
}

const SUBJECT = `
SELECT a.id, a.kind, a.programme, coalesce(t.code, ct.code, a.id) AS code
FROM aggregate a LEFT JOIN task t ON t.id = a.id
  LEFT JOIN case_file c ON c.id = a.id LEFT JOIN task ct ON ct.id = c.task_id`;

/** Drafts have no workflow; what is closed has said its last word. */
const LIVE = `NOT a.closed AND coalesce(t.status, '') <> 'draft'`;

/** Which aggregates have a workflow. */
export class WorkflowSubjects {
  constructor(private readonly dataSource: DataSource) {}

  async find(id: string): Promise<WorkflowSubject | null> {
    const rows = await this.query('WHERE a.id = $1', [id]);
    return rows[0] ?? null;
  }

  /** Every one that should have a running workflow; those that the outbox is about to start are left to it. */
  async live(): Promise<WorkflowSubject[]> {
    return this.query(
      `WHERE ${LIVE} AND NOT EXISTS (
         SELECT 1 FROM outbox o WHERE o.key = a.id AND o.topic = 'changed' AND o.done_at IS NULL AND o.parked_at IS NULL
       ) ORDER BY a.id`,
      [],
    );
  }

  /** Those whose next planning lies before an instant; after a jump of the clock they must be asked again. */
  async wakingBefore(instant: Date): Promise<WorkflowSubject[]> {
    return this.query(`WHERE ${LIVE} AND a.next_wake <= $1 ORDER BY a.next_wake, a.id`, [
      instant.toISOString(),
    ]);
  }

  /** The next ones to wake, with the instant that the record says. */
  async wakingNext(limit: number): Promise<{ id: string; kind: AggregateKind; nextWake: string }[]> {
    const rows = (await this.dataSource.query(
      `SELECT a.id, a.kind, a.next_wake AS "nextWake" FROM aggregate a LEFT JOIN task t ON t.id = a.id
       WHERE ${LIVE} AND a.next_wake IS NOT NULL ORDER BY a.next_wake, a.id LIMIT $1`,
      [limit],
    )) as { id: string; kind: AggregateKind; nextWake: Date }[];
    return rows.map((row) => ({ ...row, nextWake: row.nextWake.toISOString() }));
  }

  /** Live ones whose workflow was started by code that this one cannot replay. */
  async ofOlderGeneration(generation: number): Promise<WorkflowSubject[]> {
    return this.query(`WHERE ${LIVE} AND a.workflow_generation < $1 ORDER BY a.id`, [generation]);
  }

  async setGeneration(id: string, generation: number): Promise<void> {
    await this.dataSource.query('UPDATE aggregate SET workflow_generation = $2 WHERE id = $1', [
      id,
      generation,
    ]);
  }

  /** Slots of mails that are queued although their dispatch is over. */
  async slotsWithQueuedMail(): Promise<string[]> {
    const rows = (await this.dataSource.query(
      `SELECT DISTINCT slot_date AS slot FROM message
       WHERE class <> 'letter' AND settled_at IS NULL AND state IN ('queued', 'sending', 'finishing') ORDER BY slot`,
    )) as { slot: string }[];
    return rows.map((row) => row.slot);
  }

  private async query(where: string, parameters: unknown[]): Promise<WorkflowSubject[]> {
    return this.dataSource.query(`${SUBJECT} ${where}`, parameters);
  }
}
