import { Inject, Injectable } from '@nestjs/common';
import {
  type IndicatorCommand,
  type IndicatorList,
  type IndicatorQuery,
  type IndicatorsQuery,
  type IndicatorView,
  type IsoDate,
  invalidField,
  type RecordValue,
  type UnitRef,
  UserError,
} from '#contracts';
import {
  decideIndicator,
  emptyIndicator,
  type IndicatorContext,
  type IndicatorDefinition,
  indicatorIdOf,
  mayCompare,
  maySee,
  recordIndicatorValue,
  unitsRecordedBy,
} from '#domain';
import type { KnownPerson } from '#identity';
import {
  type Actor,
  definitionOf,
  factsOf,
  type Persistence,
  type ProgrammeFacts,
  type TaskAtDay,
} from '#persistence';
import { actorOf, type Change } from '../http/actor.js';
import { type Scene, Scenes } from '../naming/scene.js';
import { PERSISTENCE } from '../tokens.js';
import { keeperOf, requireKeeper } from './indicator-rights.js';
import { indicatorListItem, indicatorView, type KnownIndicator } from './indicator-view.js';
import { indicatorsOf, TaskMeasures } from './task-measures.js';

/** Indicators of a programme: read by everybody; numbers come from the standing body, and shares from the units. */
@Injectable()
export class IndicatorService {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(Scenes) private readonly scenes: Scenes,
    @Inject(TaskMeasures) private readonly measures: TaskMeasures,
  ) {}

  /** @throws UserError `invalid-input` */
  async list(person: KnownPerson, query: IndicatorsQuery): Promise<IndicatorList> {
    const scene = await this.scenes.present();
    const { programme, group, standing } = query;
    const asOf = query.asOf ?? scene.today;
    const facts = factsIn(scene, programme);
    const known = await this.known(programme, facts, asOf);
    const all = known.map((one) => indicatorListItem(one, scene));
    const counts = { reached: 0, 'on-path': 0, behind: 0, 'not-reached': 0, 'no-data': 0 };
    for (const item of all) counts[item.judgement.standing] += 1;
    const items = all.filter(
      (item) =>
        (group === undefined || item.group === group) &&
        (standing === undefined || standing.includes(item.judgement.standing)),
    );
    const { indicatorGroups: groups } = facts;
    return {
      items,
      total: items.length,
      asOf,
      groups: groups.map(({ code, name }) => ({ code, name })),
      counts,
      unmeasured: await this.unmeasured(person, programme, facts, asOf),
    };
  }

  /** @throws UserError `not-found`, `invalid-input` */
  async get(person: KnownPerson, code: string, query: IndicatorQuery): Promise<IndicatorView> {
    const scene = await this.scenes.present();
    const definition = await this.definition(code, query.programme);
    return this.view(person, definition, query.asOf ?? scene.today, scene);
  }

  /** @throws UserError `not-allowed`, `state-conflict`, `invalid-input`, `not-found` */
  async record({ person, commandId }: Change, code: string, input: RecordValue): Promise<IndicatorView> {
    const scene = await this.scenes.present();
    const definition = await this.definition(code, input.programme);
    const { programme } = definition;
    const present = await this.stateOf(definition);
    const keeper = keeperOf(person, programme, scene);
    const may = this.recordsFor(person, definition.programme, present.responsibleUnit, scene);
    if (!may.includes(input.unit)) {
      throw new UserError('not-allowed', 'Đồng chí không nhập số liệu của chỉ tiêu này cho đơn vị đó.');
    }
    await this.persistence.measures.record(
      { kind: 'indicator', id: indicatorIdOf(programme, definition.code), programme },
      actorOf({ person, commandId }, input.unit === null ? (keeper?.onBehalfOf ?? null) : null),
      (state) => recordIndicatorValue(definition, state, input, contextOf(person, scene)),
    );
    return this.view(person, definition, scene.today, scene);
  }

  /**
   * From a source of events, whose right to speak was judged before.
   *
   * @returns the id of what was recorded
   * @throws UserError `state-conflict`, `invalid-input`, `not-found`
   */
  async recordBySource(actor: Actor, code: string, input: RecordValue): Promise<string> {
    const scene = await this.scenes.present();
    const definition = await this.definition(code, input.programme);
    const { programme } = definition;
    const id = indicatorIdOf(programme, definition.code);
    await this.persistence.measures.record({ kind: 'indicator', id, programme }, actor, (state) =>
      recordIndicatorValue(definition, state, input, contextOf(actor, scene)),
    );
    return id;
  }

  /** @throws UserError `not-allowed`, `stale-version`, `state-conflict`, `invalid-input`, `not-found` */
  async command(
    { person, commandId }: Change,
    code: string,
    query: IndicatorQuery,
    command: IndicatorCommand,
    version: number,
  ): Promise<IndicatorView> {
    const scene = await this.scenes.present();
    const definition = await this.definition(code, query.programme);
    const { programme } = definition;
    const { onBehalfOf } = requireKeeper(person, programme, scene);
    await this.persistence.measures.record(
      { kind: 'indicator', id: indicatorIdOf(programme, definition.code), programme },
      actorOf({ person, commandId }, onBehalfOf),
      (state) => decideIndicator(definition, state, command, contextOf(person, scene)),
      version,
    );
    return this.view(person, definition, scene.today, scene);
  }

  /** All indicators of a programme with what was known on a day. */
  async known(
    programme: string,
    { years, documents }: ProgrammeFacts,
    asOf: IsoDate,
  ): Promise<KnownIndicator[]> {
    const rows = await this.persistence.reads.indicators(programme);
    const states = await this.persistence.reads.asOf.states('indicator', programme, asOf);
    const byCode = new Map(states.map((state) => [state.code, state]));
    return rows.map((row) => {
      const definition = definitionOf(row);
      const state = byCode.get(row.code) ?? emptyIndicator(indicatorIdOf(programme, row.code));
      return { definition, state, years, asOf, documents };
    });
  }

  private async view(
    person: KnownPerson,
    definition: IndicatorDefinition,
    asOf: IsoDate,
    scene: Scene,
  ): Promise<IndicatorView> {
    const { programme, code } = definition;
    const facts = factsIn(scene, programme);
    const state = await this.stateOf(definition, asOf);
    const ledger = await this.measures.ledger(programme, asOf);
    const tasks = (await this.tasksOf(person, programme, asOf)).filter(({ code: task }) =>
      indicatorsOf(task, facts, ledger).includes(code),
    );
    const titles = await this.titles(tasks);
    const units = this.recordsFor(person, programme, state.responsibleUnit, scene);
    return indicatorView({ definition, state, years: facts.years, asOf, documents: facts.documents }, scene, {
      tasks: tasks.map((task) => ({
        id: task.id,
        code: task.code,
        title: titles.get(task.id)?.title ?? '',
        inferred: ledger.measures[task.code] === undefined,
      })),
      mayManage: keeperOf(person, programme, scene) !== null,
      mayRecordFor: units.map((unit): UnitRef | null => (unit === null ? null : scene.names.unit(unit))),
      shows: mayCompare(person),
    });
  }

  /** Null stands for the province. */
  private recordsFor(
    person: KnownPerson,
    programme: string,
    responsible: string | null,
    scene: Scene,
  ): (string | null)[] {
    const own = unitsRecordedBy(person);
    if (keeperOf(person, programme, scene) !== null) return [null, ...scene.directory.units.keys()];
    return responsible !== null && own.includes(responsible) ? [null, ...own] : own;
  }

  private async unmeasured(person: KnownPerson, programme: string, facts: ProgrammeFacts, asOf: IsoDate) {
    const ledger = await this.measures.ledger(programme, asOf);
    const tasks = (await this.tasksOf(person, programme, asOf)).filter(
      (task) =>
        task.kind === 'task' &&
        task.status !== 'stopped' &&
        indicatorsOf(task.code, facts, ledger).length === 0,
    );
    const titles = await this.titles(tasks);
    return tasks.map(({ id, code }) => ({ id, code, title: titles.get(id)?.title ?? '' }));
  }

  private async tasksOf(person: KnownPerson, programme: string, asOf: IsoDate): Promise<TaskAtDay[]> {
    const tasks = await this.persistence.reads.asOf.tasks(programme, asOf);
    return tasks.filter((task) => maySee(person, task));
  }

  private titles(tasks: readonly { id: string }[]) {
    return this.persistence.reads.taskLabels(tasks.map((task) => task.id));
  }

  private async stateOf({ programme, code }: IndicatorDefinition, asOf?: IsoDate) {
    const day = asOf ?? (await this.scenes.present()).today;
    const states = await this.persistence.reads.asOf.states('indicator', programme, day);
    return states.find((state) => state.code === code) ?? emptyIndicator(indicatorIdOf(programme, code));
  }

  private async definition(code: string, programme: string | undefined): Promise<IndicatorDefinition> {
    const rows = await this.persistence.reads.indicatorsOfCode(code, programme ?? null);
    const [row] = rows;
    if (row === undefined) throw new UserError('not-found', `Không có chỉ tiêu ${code}.`);
    if (rows.length === 1) return definitionOf(row);
    const message = `nhiều chương trình có chỉ tiêu ${code}: nêu chương trình`;
    throw invalidField('programme', message);
  }
}

/** @throws UserError `invalid-input` */
export function factsIn({ directory }: Scene, programme: string): ProgrammeFacts {
  const known = directory.programmes.get(programme);
  if (known) return factsOf(known.data);
  throw invalidField('programme', `không có chương trình ${programme}`);
}

function contextOf(by: { id: string }, { today, calendar, directory }: Scene): IndicatorContext {
  return { today, actor: by.id, calendar, knownUnit: (code) => directory.units.has(code) };
}
