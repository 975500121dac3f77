import { Inject, Injectable } from '@nestjs/common';
import type { MoneyQuery, MoneyView, RecordMoney } from '#contracts';
import {
  checkSums,
  decideMoney,
  type FundingRow,
  type MoneyContext,
  maySee,
  moneyIdOf,
  moneyWarnings,
  seesAll,
  totalsOf,
  withParts,
  type YearEntry,
} from '#domain';
import type { KnownPerson } from '#identity';
import type { Persistence } from '#persistence';
import { actorOf, type Change } from '../http/actor.js';
import { factsIn } from '../indicators/indicator.service.js';
import { keeperOf, requireKeeper } from '../indicators/indicator-rights.js';
import { type Scene, Scenes } from '../naming/scene.js';
import { PERSISTENCE } from '../tokens.js';

/** Money of a programme. Sums are for everybody who is signed in; what belongs to one task goes with the task. */
@Injectable()
export class MoneyService {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(Scenes) private readonly scenes: Scenes,
  ) {}

  /** @throws UserError `invalid-input` */
  async get(person: KnownPerson, { programme, asOf }: MoneyQuery): Promise<MoneyView> {
    const scene = await this.scenes.present();
    return this.view(person, programme, asOf ?? scene.today, scene);
  }

  /** @throws UserError `not-allowed`, `invalid-input`, `state-conflict` */
  async record({ person, commandId }: Change, input: RecordMoney): Promise<MoneyView> {
    const scene = await this.scenes.present();
    const { programme, year } = input;
    const { funding, groups } = factsIn(scene, programme);
    const { onBehalfOf } = requireKeeper(person, programme, scene);
    const codes = new Set(
      (await this.persistence.reads.asOf.tasks(programme, scene.today)).map((t) => t.code),
    );
    const ctx: MoneyContext = {
      today: scene.today,
      actor: person.id,
      sources: funding,
      knownTask: (code) => codes.has(code),
      knownGroup: (group) => groups.some((g) => g.number === group),
    };
    await this.persistence.measures.record(
      { kind: 'money', id: moneyIdOf(programme, year), programme },
      actorOf({ person, commandId }, onBehalfOf),
      (state) => decideMoney(state, input, ctx),
    );
    return this.view(person, programme, scene.today, scene);
  }

  private async view(person: KnownPerson, programme: string, asOf: string, scene: Scene): Promise<MoneyView> {
    const { funding, groups, doubts } = factsIn(scene, programme);
    const years = await this.persistence.reads.asOf.states('money', programme, asOf);
    const entries: YearEntry[] = years.flatMap(({ year, entries: own }) => own.map((e) => ({ ...e, year })));
    const tasks = await this.persistence.reads.asOf.tasks(programme, asOf);
    const seen = new Map(tasks.filter((task) => maySee(person, task)).map((task) => [task.code, task]));
    const labels = await this.persistence.reads.taskLabels(tasks.map((task) => task.id));
    const titleOf = (code: string) => labels.get(seen.get(code)?.id ?? '')?.title ?? '';
    const shown = (e: { task: string | null }) => e.task === null || seen.has(e.task);
    const groupOf = new Map(tasks.map(({ id, code }) => [code, labels.get(id)?.group ?? null]));
    return {
      programme,
      asOf,
      unit: 'triệu đồng',
      sources: funding.map((row) => ({
        ...totalsOf(ofSource(entries, funding, row.id), row.amount),
        id: row.id,
        parent: row.parent,
        name: row.name,
        status: row.status,
        note: row.note ?? null,
        depth: depthOf(funding, row.id),
      })),
      checks: checkSums(funding),
      years: [...new Set(years.map((y) => y.year))].map((year) => ({
        year,
        ...totalsOf(entries.filter((e) => e.year === year)),
      })),
      groups: groupSums(entries, groups, groupOf),
      tasks: [...new Set(entries.flatMap((e) => e.task ?? []))].flatMap((code) => {
        const task = seen.get(code);
        const own = entries.filter((e) => e.task === code);
        return task ? [{ id: task.id, code, title: titleOf(code), ...totalsOf(own) }] : [];
      }),
      warnings: moneyWarnings(funding, entries, titleOf, asOf).filter(
        ({ subject }) => !tasks.some((t) => t.code === subject) || seen.has(subject),
      ),
      missing: missingOf(funding, doubts, entries),
      entries: entries.filter(shown).map(({ recordedOn: _on, by, ...entry }) => ({
        ...entry,
        by: by === 'system' || !seesAll(person) ? null : scene.names.person(by),
      })),
      mayRecord: keeperOf(person, programme, scene) !== null,
    };
  }
}

function ofSource(entries: readonly YearEntry[], rows: readonly FundingRow[], id: string): YearEntry[] {
  const ids = withParts(rows, id);
  return entries.filter((e) => ids.has(e.source));
}

function depthOf(rows: readonly FundingRow[], id: string): number {
  const parent = rows.find((row) => row.id === id)?.parent ?? null;
  return parent === null ? 0 : 1 + depthOf(rows, parent);
}

/** What names neither task nor group is the programme's as a whole. */
function groupSums(
  entries: readonly YearEntry[],
  groups: readonly { number: number; name: string }[],
  groupOf: ReadonlyMap<string, number | null>,
): MoneyView['groups'] {
  const own = (e: YearEntry) => e.group ?? (e.task === null ? null : (groupOf.get(e.task) ?? null));
  const named = groups.map(({ number, name }) => ({
    group: number,
    name,
    ...totalsOf(entries.filter((e) => own(e) === number)),
  }));
  const rest = entries.filter((e) => own(e) === null);
  return rest.length === 0 ? named : [...named, { group: null, name: 'Chung', ...totalsOf(rest) }];
}

/** Said rather than filled in. */
function missingOf(funding: readonly FundingRow[], doubts: readonly string[], entries: readonly YearEntry[]) {
  if (funding.length === 0) return ['Văn bản của chương trình không nêu kinh phí.'];
  const said = doubts.filter((doubt) => /^Vốn /.test(doubt));
  const planned = entries.some((e) => e.kind === 'planned');
  return planned ? said : [...said, 'Chưa có kế hoạch vốn của năm nào được nhập.'];
}
