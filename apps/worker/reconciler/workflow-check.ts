import { Inject, Injectable } from '@nestjs/common';
import {
  Dispatch,
  type ExpectedWorkflow,
  ExpectedWorkflows,
  idOf,
  type MissingWorkflow,
  Persistence,
  WorkflowComparison,
} from '#persistence';
import { workflowId } from '#workflows';
import { TemporalLink } from '../temporal/link.js';
import { DISPATCH, PERSISTENCE } from '../tokens.js';

export interface Mended {
  /** Should have run and did not. */
  repaired: number;
  /** Started because this Temporal knows nothing of the installation. */
  rebuilt: number;
}

/** Starting a thousand workflows one after the other would take the better part of a minute. */
const AT_ONCE = 16;

/** Programmes last but for the slots: as long as none of them has run here, a rebuilding is not finished. */
const ORDER: readonly ExpectedWorkflow['of'][] = ['aggregate', 'programme', 'dispatch'];

/** Of installations from before generations were written down. */
const FIRST_GENERATION = 1;

/** Which workflows should run by the record, and whether they do. */
@Injectable()
export class WorkflowCheck {
  private readonly comparison: WorkflowComparison;

  constructor(
    @Inject(DISPATCH) private readonly dispatch: Dispatch,
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    private readonly temporal: TemporalLink,
  ) {
    this.comparison = new WorkflowComparison(new ExpectedWorkflows(persistence.dataSource, dispatch.slots));
  }

  async startMissing(): Promise<Mended> {
    const { empty, missing } = await this.comparison.compare(this.temporal.workflows.running);
    const mended: Mended = { repaired: 0, rebuilt: 0 };
    for (const kind of ORDER) {
      const some = missing.filter(({ workflow }) => workflow.of === kind);
      for (let i = 0; i < some.length; i += AT_ONCE) {
        const outcomes = await Promise.all(some.slice(i, i + AT_ONCE).map((one) => this.start(one, empty)));
        for (const outcome of outcomes) if (outcome !== 'begun') mended[outcome] += 1;
      }
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
    return outdated.length + (await this.restartShared(generation));
  }

  /** Programmes and slots have no row that could name their generation: the installation names it for all of them. */
  private async restartShared(generation: number): Promise<number> {
    const { engine, reads } = this.persistence;
    const { workflows } = this.temporal;
    const known = await engine.workflowGeneration();
    if (known === generation) return 0;
    let restarted = 0;
    if ((known ?? FIRST_GENERATION) < generation) {
      for (const { code } of await reads.programmes()) {
        await workflows.terminate(workflowId.programme(code), `generation ${generation}`);
        if (await workflows.startProgramme(code)) restarted += 1;
      }
      for (const slot of await this.dispatch.slots.unfinished()) {
        await workflows.terminate(workflowId.dispatch(slot), `generation ${generation}`);
        if (await workflows.startDispatch(slot)) restarted += 1;
      }
    }
    await engine.setWorkflowGeneration(generation);
    return restarted;
  }

  private async start(
    { workflow, before }: MissingWorkflow,
    empty: boolean,
  ): Promise<'begun' | 'repaired' | 'rebuilt'> {
    const { workflows } = this.temporal;
    if (workflow.of === 'aggregate') {
      await workflows.changed(workflow.subject);
      return empty ? 'rebuilt' : 'repaired';
    }
    const started =
      workflow.of === 'programme'
        ? await workflows.startProgramme(workflow.code)
        : await workflows.startDispatch(workflow.slot);
    // A programme or a slot that never ran here is begun, not mended.
    return started && before === 'ended' ? 'repaired' : 'begun';
  }
}
