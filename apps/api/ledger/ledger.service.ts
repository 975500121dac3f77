import { Inject, Injectable } from '@nestjs/common';
import { type LedgerCommand, type LedgerView, type OpenDataset, openDataset, UserError } from '#contracts';
import { decideLedger, ledgerIdOf, maySee } from '#domain';
import type { KnownPerson } from '#identity';
import { type Persistence, tasksOfProgramme } from '#persistence';
import { actorOf, type Change } from '../http/actor.js';
import { factsIn } from '../indicators/indicator.service.js';
import { keeperOf, requireKeeper } from '../indicators/indicator-rights.js';
import { indicatorsOf, TaskMeasures } from '../indicators/task-measures.js';
import { type Scene, Scenes } from '../naming/scene.js';
import { PERSISTENCE } from '../tokens.js';

@Injectable()
export class LedgerService {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(Scenes) private readonly scenes: Scenes,
    @Inject(TaskMeasures) private readonly measures: TaskMeasures,
  ) {}

  /** @throws UserError `not-found` */
  async get(person: KnownPerson, programme: string): Promise<LedgerView> {
    const scene = await this.scenes.present();
    requireProgramme(scene, programme);
    return this.view(person, programme, scene);
  }

  /** @throws UserError `not-found`, `not-allowed`, `stale-version`, `state-conflict`, `invalid-input` */
  async command(
    { person, commandId }: Change,
    programme: string,
    command: LedgerCommand,
    version: number,
  ): Promise<LedgerView> {
    const scene = await this.scenes.present();
    requireProgramme(scene, programme);
    const { onBehalfOf } = requireKeeper(person, programme, scene);
    const { reads, measures } = this.persistence;
    const tasks = new Set((await reads.asOf.tasks(programme, scene.today)).map((task) => task.code));
    const indicators = new Set((await reads.indicators(programme)).map((row) => row.code));
    const versions =
      command.type === 'mark-tracked' ? await this.versions(programme) : new Map<string, number>();
    const ctx = {
      today: scene.today,
      actor: person.id,
      knownTask: (code: string) => tasks.has(code),
      knownIndicator: (code: string) => indicators.has(code),
      versionOf: (code: string) => versions.get(code),
    };
    await measures.record(
      { kind: 'ledger', id: ledgerIdOf(programme), programme },
      actorOf({ person, commandId }, onBehalfOf),
      (state) => decideLedger(state, command, ctx),
      version,
    );
    return this.view(person, programme, scene);
  }

  private async versions(programme: string): Promise<Map<string, number>> {
    const tasks = await tasksOfProgramme(this.persistence.dataSource, programme);
    return new Map(tasks.map(({ code, version }) => [code, version]));
  }

  private async view(person: KnownPerson, programme: string, scene: Scene): Promise<LedgerView> {
    const state = await this.measures.ledger(programme, scene.today);
    const facts = factsIn(scene, programme);
    const tasks = (await this.persistence.reads.asOf.tasks(programme, scene.today)).filter((task) =>
      maySee(person, task),
    );
    return {
      programme,
      version: state.version,
      open: openDataset.options.map((dataset: OpenDataset) => {
        const since = state.open[dataset] ?? null;
        return { dataset, open: since !== null, since };
      }),
      classes: tasks.flatMap(({ code }) => {
        const known = state.classes[code];
        return known === undefined ? [] : [{ task: code, ...known }];
      }),
      measures: tasks.map(({ code }) => ({
        task: code,
        indicators: [...indicatorsOf(code, facts, state)],
        inferred: state.measures[code] === undefined,
      })),
      mayManage: keeperOf(person, programme, scene) !== null,
    };
  }
}

function requireProgramme({ directory }: Scene, programme: string): void {
  if (directory.programmes.has(programme)) return;
  throw new UserError('not-found', `Không có chương trình ${programme}.`);
}
