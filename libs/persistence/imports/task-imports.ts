import type { DataSource, EntityManager } from 'typeorm';
import { UserError } from '#contracts';
import type { ImportedTask, TaskChange, TaskState } from '#domain';
import type { DirectoryStore } from '../directory/directory-store.js';
import type { Locks } from '../dispatch/locks.js';
import type { Actor } from '../record/actor.js';
import type { RegisterStore } from '../record/register-store.js';
import { type TaskStore, taskIdOf } from '../record/task-store.js';
import { type ImportedFile, refuseOther } from './imported-file.js';
import { importOf, refuseTouched } from './recorded-import.js';

/** Tasks from a table, written whole and taken back whole. */
export class TaskImports {
  constructor(
    private readonly dataSource: DataSource,
    private readonly directory: DirectoryStore,
    private readonly tasks: TaskStore,
    private readonly locks: Locks,
    private readonly register: RegisterStore,
  ) {}

  /** @throws UserError `stale-version` when a task, a unit or a person was changed since; what the rules refuse */
  async save(changes: readonly TaskChange[], file: ImportedFile, actor: Actor): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      refuseOther(await this.directory.revision(tx), file.revision);
      const tasks: ImportedTask[] = [];
      const ordered = [...changes].sort((a, b) => idOf(a).localeCompare(idOf(b), 'en'));
      for (const change of ordered) {
        tasks.push(await this.write(tx, change, { ...actor, onBehalfOf: change.onBehalfOf }));
      }
      await this.register.append(tx, [{ type: 'tasks-imported', data: { file: file.sha256, tasks } }], actor);
    });
  }

  /**
   * Takes back what an import did, by events of their own, unless somebody has acted on any of it since.
   *
   * @param actorOf who undoes, for a programme
   * @throws UserError `not-found`, `not-allowed`, `state-conflict`
   */
  async undo(no: number, actor: Actor, actorOf: (programme: string) => Actor): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const { data } = await importOf(tx, no, 'tasks-imported');
      const aggregates = await this.locks.all(
        tx,
        data.tasks.map(({ task }) => task),
      );
      const touched = data.tasks.filter(({ task, version }) => aggregates.get(task)?.version !== version);
      refuseTouched(
        touched.map(({ task }) => codeOf(aggregates.get(task)?.state as TaskState | undefined, task)),
      );
      for (const { task, before } of data.tasks) {
        const aggregate = aggregates.get(task);
        if (aggregate === undefined) throw new UserError('not-found', `Không có nhiệm vụ ${task}.`);
        await this.tasks.takeBack(tx, aggregate, before, actorOf(aggregate.programme));
      }
      await this.register.append(tx, [{ type: 'import-undone', data: { import: no } }], actor);
    });
  }

  private async write(tx: EntityManager, change: TaskChange, actor: Actor): Promise<ImportedTask> {
    if (change.act === 'create') {
      const { id: task, version } = await this.tasks.create(tx, change.input, actor);
      return { task, before: 0, version };
    }
    const { id: task, version: seen, commands } = change;
    const written: ImportedTask[] = [];
    for (const command of commands) {
      // What follows is given over what the first has made of it.
      const options = written.length === 0 ? { expectedVersion: seen } : {};
      const { state, events } = await this.tasks.execute(tx, task, command, actor, options);
      written.push({ task, before: state.seq - events.length, version: state.version });
    }
    const before = written[0]?.before ?? 0;
    return { task, before, version: written.at(-1)?.version ?? seen };
  }
}

const idOf = (change: TaskChange): string =>
  change.act === 'create' ? taskIdOf(change.programme, change.input.code) : change.id;

const codeOf = (state: TaskState | undefined, id: string): string => state?.code ?? id;
