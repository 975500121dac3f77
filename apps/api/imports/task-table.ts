import { Inject, Injectable } from '@nestjs/common';
import type { ImportTemplateQuery } from '#contracts';
import { importTemplate, readImport } from '#documents';
import {
  type Acting,
  actingOn,
  creating,
  isWithdrawnDraft,
  previewTasks,
  RULE_FORMS,
  sheetRowsOfTask,
  TASK_COLUMNS,
  TASK_KIND_WORDS,
  type TaskState,
  type TaskUnit,
} from '#domain';
import type { KnownPerson } from '#identity';
import { type Persistence, tasksOfProgrammes } from '#persistence';
import type { Draft } from '../documents/document.service.js';
import { bodiesOf, type Scene, Scenes } from '../naming/scene.js';
import { PERSISTENCE } from '../tokens.js';
import type { Looked, TableKind } from './import-table.js';
import { isPresent, unitList } from './unit-list.js';

const NOBODY: Acting = { allowed: false, onBehalfOf: null };

/** Tasks of the programmes whose office, or administrator, somebody is. */
@Injectable()
export class TaskTable implements TableKind {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(Scenes) private readonly scenes: Scenes,
  ) {}

  async template(asker: KnownPerson, { filled, programme }: ImportTemplateQuery): Promise<Draft> {
    const scene = await this.scenes.present();
    const own = [...programmesOf(asker, scene)].filter(
      ([code, { allowed }]) => allowed && (programme === undefined || code === programme),
    );
    const codes = own.map(([code]) => code);
    const tasks = filled ? await this.tasksOf(codes) : [];
    const units = unitsIn(scene);
    const names = { units, people: [...scene.directory.people.values()] };
    const rows = tasks
      .filter((task) => !isWithdrawnDraft(task))
      .flatMap((task) => sheetRowsOfTask(task, names));
    const lists = [
      { name: 'Quy tắc hạn', columns: ['Ghi', 'Nghĩa là'], rows: RULE_FORMS },
      unitList(units.filter(({ current }) => current)),
      { name: 'Chương trình', columns: ['Giá trị nhận'], rows: codes.map((code) => [code]) },
      { name: 'Loại', columns: ['Giá trị nhận'], rows: Object.values(TASK_KIND_WORDS).map((one) => [one]) },
    ];
    return { name: 'nhiem-vu.xlsx', bytes: await importTemplate('Nhiệm vụ', TASK_COLUMNS, rows, lists) };
  }

  async look(asker: KnownPerson, bytes: Uint8Array): Promise<Looked> {
    const revision = await this.persistence.directory.revision();
    const scene = await this.scenes.present();
    const { directory, now, calendar, policy } = scene;
    const table = await readImport(bytes, TASK_COLUMNS);
    const named = new Set(table.rows.map(({ cells }) => `${cells.programme} ${cells.code}`));
    const programmes = new Set(table.rows.flatMap(({ cells }) => cells.programme ?? []));
    const tasks = (await this.tasksOf([...programmes])).filter(({ programme, code }) =>
      named.has(`${programme} ${code}`),
    );
    const preview = previewTasks(table.rows, {
      tasks,
      units: unitsIn(scene),
      people: [...directory.people.values()],
      programmes: programmesOf(asker, scene),
      assigning: (task) => {
        const bodies = bodiesOf(directory, task.programme);
        return bodies === null ? NOBODY : actingOn(asker, { task, bodies }, 'assign');
      },
      ctx: { now, actor: asker.id, calendar, policy, goLive: null },
    });
    const state = [revision, ...tasks.map(({ id, version }) => `${id}@${version}`)].join(' ');
    const save = (sha256: string) =>
      this.persistence.imports.tasks.save(preview.changes, { sha256, revision }, { id: asker.id });
    return { table, preview, state, save };
  }

  /** By programme, then as people count codes: 3.10 after 3.9. */
  private async tasksOf(programmes: readonly string[]): Promise<TaskState[]> {
    const tasks = await tasksOfProgrammes(this.persistence.dataSource, programmes);
    return tasks.sort(
      (a, b) =>
        a.programme.localeCompare(b.programme, 'vi') || a.code.localeCompare(b.code, 'vi', { numeric: true }),
    );
  }
}

/** In whose place somebody enters the tasks of each programme. */
export function programmesOf(asker: KnownPerson, { directory }: Scene): ReadonlyMap<string, Acting> {
  return new Map(
    [...directory.programmes.keys()].map((code) => {
      const bodies = bodiesOf(directory, code);
      return [code, bodies === null ? NOBODY : creating(asker, bodies)];
    }),
  );
}

function unitsIn({ directory, today }: Scene): TaskUnit[] {
  return [...directory.units.values()].map((unit) => {
    const { code, name, aliases } = unit;
    return { code, name, aliases, current: isPresent(unit, today) };
  });
}
