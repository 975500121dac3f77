import type { DataSource, EntityManager } from 'typeorm';
import {
  evolveIndicator,
  type ImportedValues,
  type IndicatorContext,
  type IndicatorEvent,
  type IndicatorState,
  indicatorIdOf,
  type Recorded,
  recordIndicatorValue,
  type ValueChange,
  withdrawValues,
} from '#domain';
import type { DirectoryStore } from '../directory/directory-store.js';
import type { Locks } from '../dispatch/locks.js';
import type { Actor } from '../record/actor.js';
import type { MeasureStore } from '../record/measure-store.js';
import type { RegisterStore } from '../record/register-store.js';
import { type ImportedFile, refuseOther } from './imported-file.js';
import { importOf, refuseTouched } from './recorded-import.js';

/** Numbers of indicators from a table, recorded whole and taken back whole. */
export class ValueImports {
  constructor(
    private readonly dataSource: DataSource,
    private readonly directory: DirectoryStore,
    private readonly measures: MeasureStore,
    private readonly locks: Locks,
    private readonly register: RegisterStore,
  ) {}

  /** @throws UserError `stale-version` when a number, a unit or a person was changed since; what the rules refuse */
  async save(
    changes: readonly ValueChange[],
    file: ImportedFile,
    actor: Actor,
    ctx: IndicatorContext & { now: string },
  ): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      refuseOther(await this.directory.revision(tx), file.revision);
      const values: ImportedValues[] = [];
      const ordered = [...changes].sort((a, b) => idOf(a).localeCompare(idOf(b), 'en'));
      for (const change of ordered) values.push(await this.write(tx, change, actor, ctx));
      await this.register.append(
        tx,
        [{ type: 'values-imported', data: { file: file.sha256, values } }],
        actor,
      );
    });
  }

  /**
   * Takes back what an import recorded, unless anything was recorded of its indicators since.
   *
   * @param actorOf who undoes, for a programme
   * @throws UserError `not-found`, `not-allowed`, `state-conflict`
   */
  async undo(
    no: number,
    actor: Actor,
    actorOf: (programme: string) => Actor,
    ctx: Pick<IndicatorContext, 'today' | 'actor'>,
  ): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const { data } = await importOf(tx, no, 'values-imported');
      const ids = data.values.map(({ indicator }) => indicator);
      const held = await this.locks.all(tx, ids);
      const touched = data.values.filter(
        ({ indicator, version }) => held.get(indicator)?.version !== version,
      );
      refuseTouched(touched.map(({ indicator }) => held.get(indicator)?.id.split('/').at(-1) ?? indicator));
      for (const { indicator: id, nos } of data.values) {
        const programme = held.get(id)?.programme ?? '';
        await this.measures.recordIn(tx, { kind: 'indicator', id, programme }, actorOf(programme), (state) =>
          withdrawValues(state, nos, ctx),
        );
      }
      await this.register.append(tx, [{ type: 'import-undone', data: { import: no } }], actor);
    });
  }

  private async write(
    tx: EntityManager,
    { definition, inputs, onBehalfOf, version }: ValueChange,
    actor: Actor,
    ctx: IndicatorContext & { now: string },
  ): Promise<ImportedValues> {
    const { programme } = definition;
    const id = indicatorIdOf(programme, definition.code);
    const decide = (state: IndicatorState): IndicatorEvent[] => {
      let present = state;
      return inputs.flatMap((input) => {
        const events = recordIndicatorValue(definition, present, input, ctx);
        present = events.reduce(
          (s, event) => evolveIndicator(s, { ...event, at: ctx.now } as Recorded<IndicatorEvent>),
          present,
        );
        return events;
      });
    };
    const by = { ...actor, onBehalfOf };
    const state = await this.measures.recordIn(tx, { kind: 'indicator', id, programme }, by, decide, version);
    const nos = state.values.slice(-inputs.length).map((value) => value.no);
    return { indicator: id, nos, version: state.version };
  }
}

const idOf = ({ definition: { programme, code } }: ValueChange): string => indicatorIdOf(programme, code);
