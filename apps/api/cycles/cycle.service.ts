import { Inject, Injectable } from '@nestjs/common';
import {
  type CycleCommand,
  type CycleList,
  type CyclesQuery,
  type CycleView,
  type CycleWork,
  type CycleWorkQuery,
  invalidField,
  type StartCycle,
  type StartedCycle,
  UserError,
} from '#contracts';
import { actingOnCycle, type Bodies, type CycleAct, type CycleState, seesAll, unitsInSight } from '#domain';
import type { KnownPerson } from '#identity';
import type { Persistence } from '#persistence';
import { actorOf, type Change } from '../http/actor.js';
import { bodiesOf, type Scene, Scenes } from '../naming/scene.js';
import { PERSISTENCE } from '../tokens.js';
import { asksOneOf, cycleListItem, cycleView } from './cycle-view.js';
import { workOf } from './cycle-work.js';
import { dryRunOf } from './dry-run.js';
import { requireFocal, requireUnits } from './references.js';

/** Programmes run a handful of cycles at a time. */
const MOST_RUNNING = 500;

export interface SeenCycle {
  cycle: CycleState;
  bodies: Bodies;
  scene: Scene;
}

/** Cycles over HTTP: a unit reads those that ask it; office and leaders read all. */
@Injectable()
export class CycleService {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(Scenes) private readonly scenes: Scenes,
  ) {}

  async list(person: KnownPerson, { page, pageSize, ...filter }: CyclesQuery): Promise<CycleList> {
    const scene = await this.scenes.present();
    const own = seesAll(person) ? {} : { units: unitsInSight(person) };
    const { items, total } = await this.persistence.cycles.reads.list(
      { ...filter, ...own },
      { page, pageSize },
    );
    return { items: items.map((cycle) => cycleListItem(cycle, scene)), total };
  }

  async get(person: KnownPerson, id: string): Promise<CycleView> {
    const { cycle, bodies, scene } = await this.seen(person, id);
    return cycleView(cycle, person, bodies, scene);
  }

  /** What running cycles wait for from the person, nearest date first. */
  async work(person: KnownPerson, { programme }: CycleWorkQuery): Promise<CycleWork> {
    const scene = await this.scenes.present();
    const own = seesAll(person) ? {} : { units: unitsInSight(person) };
    const { items } = await this.persistence.cycles.reads.list(
      { status: 'running', ...own, programme },
      { pageSize: MOST_RUNNING },
    );
    const drafts = await this.persistence.cycles.answers.begun(items.map(({ id }) => id));
    const works = items.flatMap((cycle) => {
      const bodies = bodiesOf(scene.directory, cycle.programme);
      return bodies === null ? [] : [workOf(cycle, drafts, { person, bodies, scene })];
    });
    return {
      owed: works
        .flatMap(({ owed }) => owed)
        .sort((a, b) => ((a.due ?? '9999') < (b.due ?? '9999') ? -1 : 1)),
      toTake: works.flatMap(({ toTake }) => toTake),
      moreTime: works.flatMap(({ moreTime }) => moreTime),
    };
  }

  /** Starts it, or says what starting it would do. */
  async start({ person, commandId }: Change, input: StartCycle): Promise<StartedCycle> {
    const scene = await this.scenes.present();
    const bodies = bodiesOf(scene.directory, input.programme);
    if (bodies === null) {
      throw invalidField('programme', `không có chương trình ${input.programme}`);
    }
    requireUnits(input.units ?? [], scene.directory);
    if (input.dryRun) return dryRunOf(this.persistence, input, person.id, scene);
    const actor = actorOf({ person, commandId });
    const { state } = await this.persistence.unitOfWork(actor).startCycle(input);
    return cycleView(state, person, bodies, await this.scenes.present());
  }

  /** @throws UserError `not-found`, `not-allowed`, `stale-version`, `state-conflict` */
  async command(change: Change, id: string, command: CycleCommand, seenVersion: number): Promise<CycleView> {
    const { person, commandId } = change;
    const seen = await this.seen(person, id);
    const unit = 'unit' in command ? command.unit : null;
    const { onBehalfOf } = this.permitted(person, seen, unit, command.type);
    requireFocal(command, seen.scene.directory);
    const actor = actorOf({ person, commandId }, onBehalfOf);
    await this.persistence.unitOfWork(actor).executeCycle(id, command, seenVersion);
    return this.get(person, id);
  }

  /** @throws UserError `not-allowed` */
  permitted(
    person: KnownPerson,
    { cycle, bodies }: SeenCycle,
    unit: string | null,
    type: CycleAct,
  ): { onBehalfOf: string | null } {
    const focal = unit === null ? null : (cycle.focal[unit] ?? null);
    const acting = actingOnCycle(person, { unit, focal, bodies }, type);
    if (acting.allowed) return acting;
    throw new UserError('not-allowed', 'Đồng chí không có quyền thực hiện việc này với kỳ.');
  }

  /** @throws UserError `not-found`, `not-allowed` */
  async seen(person: KnownPerson, id: string): Promise<SeenCycle> {
    const [cycle, scene] = await Promise.all([this.persistence.cycles.reads.find(id), this.scenes.present()]);
    const bodies = cycle === null ? null : bodiesOf(scene.directory, cycle.programme);
    if (cycle === null || bodies === null || cycle.status === 'none') {
      throw new UserError('not-found', `Không có kỳ ${id}.`);
    }
    if (!seesAll(person) && !asksOneOf(cycle, unitsInSight(person))) {
      throw new UserError('not-allowed', 'Kỳ này không thuộc phạm vi của đồng chí.');
    }
    return { cycle, bodies, scene };
  }
}
