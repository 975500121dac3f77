import { Inject, Injectable } from '@nestjs/common';
import { Dispatch, Persistence, type WorkflowSubject } from '#persistence';
import { workflowId } from '#workflows';
import { TemporalLink } from '../temporal/link.js';
import { idOf, type Workflows } from '../temporal/workflows.js';
import { DISPATCH, PERSISTENCE } from '../tokens.js';

export interface Mended {
  /** Ran once and no longer runs, although it should. */
  repairs: number;
  /** Started because this Temporal knows nothing of it. */
  rebuilt: number;
}

/** Which workflows should run by the record, and whether they do. */
@Injectable()
export class WorkflowCheck {
  constructor(
    @Inject(DISPATCH) private readonly dispatch: Dispatch,
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    private readonly temporal: TemporalLink,
  ) {}

  async startMissing(boot: boolean): Promise<Mended> {
    const { workflows } = this.temporal;
    const running = await workflows.running();
    const empty = boot && running.size === 0;
    const mended: Mended = { repairs: 0, rebuilt: 0 };
    for (const subject of await this.dispatch.subjects.live()) {
      if (running.has(idOf(subject))) continue;
      const found = await this.mend(workflows, subject);
      if (found === 'ran') continue;
      if (empty) mended.rebuilt += 1;
      else mended.repairs += 1;
    }
    for (const { code } of await this.persistence.reads.programmes()) {
      const id = workflowId.programme(code);
      await this.ensure(workflows, id, running, mended, () => workflows.startProgramme(code));
    }
    for (const slot of await this.slotsThatShouldRun()) {
      const id = workflowId.dispatch(slot);
      await this.ensure(workflows, id, running, mended, () => workflows.startDispatch(slot));
    }
    return mended;
  }

  /** An incompatible change of the code: what runs by the old one ends, and begins again from the record. */
  async restartOlderThan(generation: number): Promise<number> {
    const { workflows } = this.temporal;
    const outdated = await this.dispatch.subjects.ofOlderGeneration(generation);
    for (const subject of outdated) {
      await workflows.terminate(idOf(subject), `generation ${generation}`);
      await workflows.changed(subject);
      await this.dispatch.subjects.setGeneration(subject.id, generation);
    }
    return outdated.length;
  }

  /** The index of running workflows lags behind, so each finding is looked at before anything is done. */
  private async mend(workflows: Workflows, subject: WorkflowSubject): Promise<'ran' | 'started'> {
    if ((await workflows.state(idOf(subject))) === 'running') return 'ran';
    await workflows.changed(subject);
    return 'started';
  }

  private async ensure(
    workflows: Workflows,
    id: string,
    running: ReadonlySet<string>,
    mended: Mended,
    start: () => Promise<boolean>,
  ): Promise<void> {
    if (running.has(id)) return;
    const before = await workflows.state(id);
    if (before === 'running' || !(await start())) return;
    // A programme or a slot that never ran here is begun, not mended.
    if (before === 'ended') mended.repairs += 1;
  }

  private async slotsThatShouldRun(): Promise<string[]> {
    const [serving, queued] = await Promise.all([
      this.dispatch.slots.serving(),
      this.dispatch.subjects.slotsWithQueuedMail(),
    ]);
    const unfinished = await this.dispatch.slots.unfinished();
    return [...new Set([...unfinished, ...queued, serving])].sort();
  }
}
