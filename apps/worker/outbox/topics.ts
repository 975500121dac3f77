import { Inject, Injectable } from '@nestjs/common';
import { OperatorError, workflowId } from '#contracts';
import { Dispatch, type OutboxRow, Persistence, SYSTEM } from '#persistence';
import { TemporalLink } from '../temporal/link.js';
import { DISPATCH, PERSISTENCE } from '../tokens.js';

/** What each topic of the outbox makes happen; every one of them bears being done twice. */
@Injectable()
export class OutboxTopics {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(DISPATCH) private readonly dispatch: Dispatch,
    private readonly temporal: TemporalLink,
  ) {}

  async handle(row: OutboxRow): Promise<void> {
    const work = this.persistence.unitOfWork(SYSTEM);
    switch (row.topic) {
      case 'changed': {
        if (!row.payload.workflow) return;
        const subject = await this.dispatch.subjects.find(row.key);
        if (subject) await this.temporal.workflows.changed(subject);
        return;
      }
      case 'case.open':
        await work.executeCase(row.key, { type: 'open', ...row.payload });
        return;
      case 'case.send-up':
        await work.executeCase(row.key, { type: 'send-up-by-engine' });
        return;
      case 'case.resume':
        await work.executeCase(row.key, { type: 'resume-by-engine' });
        return;
      case 'case.close':
        await work.executeCase(row.key, { type: 'close-by-engine', reason: row.payload.reason });
        return;
      case 'task.case-noted': {
        const { taskId, deadlineId, caseId, status } = row.payload;
        await work.noteCase(taskId, deadlineId, caseId, status);
        return;
      }
      case 'cycle.delivered':
        await work.deliverByCycle(row.key, row.payload);
        return;
      case 'cycle.effect':
        await work.takeCycleEffect(row.key, row.payload);
        return;
      case 'programme.closed':
        await this.temporal.workflows.wake(workflowId.programme(row.key));
        return;
      case 'replan':
        await this.persistence.administration.replanning.step(row.key);
        return;
      case 'letter':
        // Frozen here; the notification of the commit wakes whoever delivers it.
        await this.dispatch.letters.freeze(row.payload);
        return;
      case 'check':
        await this.temporal.workflows.startCheck(row.key);
        return;
      default:
        throw unknownTopic(row);
    }
  }
}

/** Written by a later version of this program: not done, and not to be lost. */
function unknownTopic({ topic }: { topic: string }): OperatorError {
  return new OperatorError(
    'outbox-topic',
    `this version does not know the topic ${topic}`,
    'run the version that wrote it, then: npm run dondoc -- reconcile --repair',
  );
}
