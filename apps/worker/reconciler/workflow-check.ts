import { Inject, Injectable } from '@nestjs/common';
import {
  compareWorkflows,
  Dispatch,
  type ExpectedWorkflow,
  ExpectedWorkflows,
  idOf,
  Persistence,
} from '#persistence';
import { TemporalLink } from '../temporal/link.js';
import type { Workflows } from '../temporal/workflows.js';
import { DISPATCH, PERSISTENCE } from '../tokens.js';

export interface Mended {
  /** Should have run and did not. */
  repairs: number;
  /** Started because this Temporal knows nothing of the installation. */
  rebuilt: number;
}

/** Starting a thousand workflows one after the other would take the better part of a minute. */
const AT_ONCE = 16;

/** Which workflows should run by the record, and whether they do. */
@Injectable()
export class WorkflowCheck {
  private readonly expected: ExpectedWorkflows;

  constructor(
    @Inject(DISPATCH) private readonly dispatch: Dispatch,
    @Inject(PERSISTENCE) persistence: Persistence,
    private readonly temporal: TemporalLink,
  ) {
    this.expected = new ExpectedWorkflows(persistence.dataSource, dispatch.slots);
  }

  async startMissing(): Promise<Mended> {
    const { workflows } = this.temporal;
    const expected = await this.expected.all();
    const { missing } = compareWorkflows(expected, new Set(), await workflows.running());
    const empty = await this.isEmpty(workflows, expected);
    const mended: Mended = { repairs: 0, rebuilt: 0 };
    // Programmes come after all tasks: as long as none of them has run here, a rebuilding is not finished.
    for (let i = 0; i < missing.length; i += AT_ONCE) {
      const found = missing.slice(i, i + AT_ONCE).map((one) => this.mend(workflows, one, empty));
      for (const outcome of await Promise.all(found)) {
        if (outcome === 'repaired') mended.repairs += 1;
        if (outcome === 'rebuilt') mended.rebuilt += 1;
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
    return outdated.length;
  }

  /** Only this check starts the workflows of programmes: a Temporal that has heard of none of them is a new one. */
  private async isEmpty(workflows: Workflows, expected: readonly ExpectedWorkflow[]): Promise<boolean> {
    for (const { of, id } of expected) {
      if (of === 'programme' && (await workflows.state(id)) !== 'never') return false;
    }
    return true;
  }

  /** The index of running workflows lags behind, so each finding is looked at before anything is done. */
  private async mend(
    workflows: Workflows,
    one: ExpectedWorkflow,
    empty: boolean,
  ): Promise<'ran' | 'begun' | 'repaired' | 'rebuilt'> {
    const before = empty ? 'never' : await workflows.state(one.id);
    if (before === 'running') return 'ran';
    if (one.of === 'aggregate') {
      await workflows.changed(one.subject);
      return empty ? 'rebuilt' : 'repaired';
    }
    const started =
      one.of === 'programme'
        ? await workflows.startProgramme(one.code)
        : await workflows.startDispatch(one.slot);
    // A programme or a slot that never ran here is begun, not mended.
    return started && before === 'ended' ? 'repaired' : 'begun';
  }
}
