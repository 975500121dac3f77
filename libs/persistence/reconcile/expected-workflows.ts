import type { DataSource } from 'typeorm';
import { workflowId } from '#contracts';
import type { Slots } from '../dispatch/slots.js';
import { type WorkflowSubject, WorkflowSubjects } from '../dispatch/workflow-subjects.js';

/** A workflow that must be running, by its business id, and what it is about. */
export type ExpectedWorkflow = { id: string } & (
  | { of: 'aggregate'; subject: WorkflowSubject }
  | { of: 'programme'; code: string }
  | { of: 'dispatch'; slot: string }
);

/** What the record says should be running. */
export class ExpectedWorkflows {
  private readonly subjects: WorkflowSubjects;

  constructor(
    private readonly dataSource: DataSource,
    private readonly slots: Slots,
  ) {
    this.subjects = new WorkflowSubjects(dataSource);
  }

  /** Without those that the outbox is about to start; tasks and cases first, so that programmes stand for all. */
  async all(): Promise<ExpectedWorkflow[]> {
    const subjects = await this.subjects.live();
    const programmes = (await this.dataSource.query(
      'SELECT code FROM programme WHERE closed_on IS NULL ORDER BY code',
    )) as {
      code: string;
    }[];
    const slots = [
      ...(await this.slots.unfinished()),
      ...(await this.subjects.slotsWithQueuedMail()),
      await this.slots.serving(),
    ];
    return [
      ...subjects.map((subject): ExpectedWorkflow => ({ of: 'aggregate', id: idOf(subject), subject })),
      ...programmes.map(
        ({ code }): ExpectedWorkflow => ({ of: 'programme', id: workflowId.programme(code), code }),
      ),
      ...[...new Set(slots)]
        .sort()
        .map((slot): ExpectedWorkflow => ({ of: 'dispatch', id: workflowId.dispatch(slot), slot })),
    ];
  }

  /** Ids that the outbox is about to start or to end: nothing can be said of them now. */
  async unsettled(): Promise<ReadonlySet<string>> {
    const rows = (await this.dataSource.query(
      `SELECT DISTINCT a.id, a.kind FROM outbox o JOIN aggregate a ON a.id = o.key
       WHERE o.topic = 'changed' AND o.done_at IS NULL AND o.parked_at IS NULL`,
    )) as Pick<WorkflowSubject, 'id' | 'kind'>[];
    return new Set(rows.map(idOf));
  }
}

/** The workflow id of a task, a case, a cycle or a recommendation. */
export function idOf({ id, kind }: Pick<WorkflowSubject, 'id' | 'kind'>): string {
  if (kind === 'cycle') return workflowId.cycle(id);
  if (kind === 'supervision') return workflowId.supervision(id);
  return kind === 'task' ? workflowId.task(id) : workflowId.case(id);
}
