import type { Client } from '@temporalio/client';
import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/common';
import { ProgrammerError } from '#contracts';
import { idOf, type RunningWorkflows, type WorkflowSubject } from '#persistence';
import { runningWorkflows } from '#platform';
import { SIGNAL_CHANGED, TASK_QUEUE, WORKFLOW_TYPE, workflowId } from '#workflows';
import { searchAttributes } from './search-attributes.js';

/** Starts and wakes workflows under their business ids; doing it twice does it once. */
export class Workflows {
  /** What runs: read only. */
  readonly running: RunningWorkflows;

  constructor(private readonly client: Client) {
    this.running = runningWorkflows(client.workflow);
  }

  /** The workflow of a task, a case or a cycle: woken, or started when it is not running. */
  async changed(subject: WorkflowSubject): Promise<void> {
    const { programme, code, kind } = subject;
    const { type, input, summary } = startOf(subject);
    await this.client.workflow.signalWithStart(type, {
      workflowId: idOf(subject),
      taskQueue: TASK_QUEUE,
      args: [input],
      signal: SIGNAL_CHANGED,
      signalArgs: [],
      typedSearchAttributes: searchAttributes({ programme, code, kind }),
      staticSummary: `${summary} (${programme})`,
    });
  }

  /** True when it was not running before. */
  async startDispatch(slot: string): Promise<boolean> {
    return this.start(WORKFLOW_TYPE.dispatch, workflowId.dispatch(slot), {
      args: [{ slot }],
      typedSearchAttributes: searchAttributes({ code: slot, kind: 'dispatch' }),
      staticSummary: `Kỳ gửi 08:00 ngày ${slot}`,
    });
  }

  async startProgramme(code: string): Promise<boolean> {
    return this.start(WORKFLOW_TYPE.programme, workflowId.programme(code), {
      args: [{ programme: code }],
      typedSearchAttributes: searchAttributes({ programme: code, kind: 'programme' }),
      staticSummary: `Chương trình ${code}: mở việc theo quy tắc`,
    });
  }

  async startCheck(id: string): Promise<boolean> {
    return this.start(WORKFLOW_TYPE.check, workflowId.check(id), {
      args: [{ checkId: id }],
      staticSummary: 'Kiểm tra tự động cả đường nhắc hạn',
    });
  }

  /** Wakes one that may no longer be running. */
  async wake(id: string): Promise<void> {
    try {
      await this.client.workflow.getHandle(id).signal(SIGNAL_CHANGED);
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
  }

  async terminate(id: string, reason: string): Promise<void> {
    try {
      await this.client.workflow.getHandle(id).terminate(reason);
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
  }

  private async start(
    type: string,
    id: string,
    options: Pick<
      Parameters<Client['workflow']['start']>[1],
      'args' | 'typedSearchAttributes' | 'staticSummary'
    >,
  ): Promise<boolean> {
    try {
      await this.client.workflow.start(type, { ...options, workflowId: id, taskQueue: TASK_QUEUE });
      return true;
    } catch (error) {
      if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
      throw error;
    }
  }
}

function startOf({ id, kind, code }: WorkflowSubject): { type: string; input: object; summary: string } {
  switch (kind) {
    case 'task':
      return { type: WORKFLOW_TYPE.task, input: { taskId: id, local: true }, summary: `Nhiệm vụ ${code}` };
    case 'case':
      return {
        type: WORKFLOW_TYPE.case,
        input: { caseId: id, local: true },
        summary: `Hồ sơ trình của nhiệm vụ ${code}`,
      };
    case 'cycle':
      return { type: WORKFLOW_TYPE.cycle, input: { cycleId: id }, summary: `Kỳ ${code}` };
    // It is planned as a case is, slot by slot, and has no life of its own.
    case 'supervision':
      return {
        type: WORKFLOW_TYPE.case,
        input: { caseId: id, local: true },
        summary: `Kiến nghị giám sát ${code}`,
      };
    default:
      throw new ProgrammerError(`an aggregate of kind ${kind} has no workflow`);
  }
}
