import { Inject, Injectable } from '@nestjs/common';
import type { ImportTemplateQuery } from '#contracts';
import { importTemplate, readImport } from '#documents';
import {
  type Acting,
  emptyIndicator,
  type IndicatorContext,
  indicatorIdOf,
  type KnownIndicator,
  keeping,
  previewValues,
  STATUS_WORDS,
  VALUE_COLUMNS,
  VALUE_WORDS,
  valueRowsOf,
} from '#domain';
import type { KnownPerson } from '#identity';
import { definitionOf, type Persistence } from '#persistence';
import type { Draft } from '../documents/document.service.js';
import { bodiesOf, type Scene, Scenes } from '../naming/scene.js';
import { PERSISTENCE } from '../tokens.js';
import type { Looked, TableKind } from './import-table.js';
import { unitList } from './unit-list.js';

/** Numbers of the indicators that somebody keeps. */
@Injectable()
export class ValueTable implements TableKind {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(Scenes) private readonly scenes: Scenes,
  ) {}

  async template(asker: KnownPerson, { filled, programme }: ImportTemplateQuery): Promise<Draft> {
    const scene = await this.scenes.present();
    const own = [...keptBy(asker, scene)].filter(
      ([code, { allowed }]) => allowed && (programme === undefined || code === programme),
    );
    const known = await this.known(
      own.map(([code]) => code),
      scene,
    );
    const units = [...scene.directory.units.values()];
    const rows = filled ? known.flatMap(({ state }) => valueRowsOf(state, units)) : [];
    const lists = [
      {
        name: 'Chỉ tiêu',
        columns: ['Mã chương trình', 'Mã chỉ tiêu', 'Tên', 'Tính bằng'],
        rows: known.map(({ definition: d }) => [d.programme, d.code, d.name, d.unit ?? '']),
      },
      unitList(units),
      {
        name: 'Loại số liệu',
        columns: ['Giá trị nhận'],
        rows: Object.values(STATUS_WORDS).map((word) => [word]),
      },
      { name: 'Giá trị bằng chữ', columns: ['Giá trị nhận'], rows: VALUE_WORDS.map((word) => [word]) },
    ];
    return { name: 'so-lieu.xlsx', bytes: await importTemplate('Số liệu', VALUE_COLUMNS, rows, lists) };
  }

  async look(asker: KnownPerson, bytes: Uint8Array): Promise<Looked> {
    const revision = await this.persistence.directory.revision();
    const scene = await this.scenes.present();
    const table = await readImport(bytes, VALUE_COLUMNS);
    const programmes = new Set(table.rows.flatMap(({ cells }) => cells.programme ?? []));
    const named = new Set(table.rows.map(({ cells }) => `${cells.programme} ${cells.code}`));
    const indicators = (await this.known([...programmes], scene)).filter(({ definition: d }) =>
      named.has(`${d.programme} ${d.code}`),
    );
    const units = [...scene.directory.units.values()];
    const ctx = contextOf(asker, scene);
    const preview = previewValues(table.rows, { indicators, units, programmes: keptBy(asker, scene), ctx });
    const state = [revision, ...indicators.map((one) => `${one.state.id}@${one.state.version}`)].join(' ');
    const save = (sha256: string) =>
      this.persistence.imports.values.save(preview.changes, { sha256, revision }, { id: asker.id }, ctx);
    return { table, preview, state, save };
  }

  private async known(programmes: readonly string[], { today }: Scene): Promise<KnownIndicator[]> {
    const { reads } = this.persistence;
    const known: KnownIndicator[] = [];
    for (const programme of programmes) {
      const states = await reads.asOf.states('indicator', programme, today);
      const byCode = new Map(states.map((state) => [state.code, state]));
      for (const row of await reads.indicators(programme)) {
        const state = byCode.get(row.code) ?? emptyIndicator(indicatorIdOf(programme, row.code));
        known.push({ definition: definitionOf(row), state });
      }
    }
    return known;
  }
}

function contextOf({ id }: KnownPerson, scene: Scene): IndicatorContext & { now: string } {
  const { now, today, calendar, directory } = scene;
  return { now, today, actor: id, calendar, knownUnit: (code) => directory.units.has(code) };
}

/** In whose place somebody keeps the numbers of each programme. */
function keptBy(asker: KnownPerson, { directory }: Scene): ReadonlyMap<string, Acting> {
  return new Map(
    [...directory.programmes.keys()].map((code) => {
      const bodies = bodiesOf(directory, code);
      return [code, bodies === null ? { allowed: false, onBehalfOf: null } : keeping(asker, bodies)];
    }),
  );
}
