import { Controller, Get, Inject, Query } from '@nestjs/common';
import {
  type DeadlineCounts,
  type IsoDate,
  type StatsQuery,
  type StatsView,
  statsQuery,
  statsView,
  UserError,
} from '#contracts';
import { cohorts, type Dated, personsInSight, seesAll, unitsInSight } from '#domain';
import type { Caller, KnownPerson } from '#identity';
import type { Persistence } from '#persistence';
import { Answers, Described } from '../docs/described.js';
import { SignedIn } from '../http/request.js';
import { Scenes } from '../naming/scene.js';
import { PERSISTENCE } from '../tokens.js';

const PAGE = 500;

/** Office and leaders see the whole programme; a unit sees itself. No person is ever ranked. */
@Described('Thống kê')
@Controller('api/stats')
export class StatsController {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(Scenes) private readonly scenes: Scenes,
  ) {}

  @Get()
  @Answers(200, 'Số liệu của một chương trình đến một ngày', statsView)
  async get(
    @SignedIn() { person }: Caller,
    @Query({ schema: statsQuery }) query: StatsQuery,
  ): Promise<StatsView> {
    const { today, now, names, directory } = await this.scenes.present();
    const { programme, asOf = today } = query;
    if (!directory.programmes.has(programme)) {
      throw new UserError('invalid-input', 'Dữ liệu chưa đúng.', [
        { path: 'programme', message: `không có chương trình ${programme}` },
      ]);
    }
    const whole = seesAll(person);
    const mine = new Set(unitsInSight(person));
    const stats = await this.persistence.reads.stats(programme, asOf);
    const units = stats.units.filter((row) => whole || mine.has(row.unit));
    return {
      programme,
      asOf,
      takenAt: now,
      scope: whole ? 'programme' : 'own-units',
      all: whole ? stats.deadlines : sum(units),
      cohorts: cohorts(await this.deadlines(person, programme), asOf),
      byUnit: units.map(({ unit, ...counts }) => ({ unit: names.unit(unit), ...counts })),
    };
  }

  private async deadlines(person: KnownPerson, programme: string): Promise<Dated[]> {
    const visibleTo = seesAll(person)
      ? undefined
      : { units: unitsInSight(person), persons: personsInSight(person) };
    const filter = { programme, ...(visibleTo === undefined ? {} : { visibleTo }) };
    const found: Dated[] = [];
    for (let page = 1; ; page += 1) {
      const { items, total } = await this.persistence.reads.tasks(filter, {
        page,
        pageSize: PAGE,
        sort: 'code',
      });
      for (const task of items) {
        if (task.status === 'draft') continue;
        const dated = task.deadlines.filter((d) => d.status !== 'history');
        found.push(
          ...dated.map((d) => ({ due: d.originalLegalDue as IsoDate | null, completedOn: d.completedOn })),
        );
      }
      if (page * PAGE >= total) return found;
    }
  }
}

const CLASSES = [
  'total',
  'doneOnTime',
  'doneLate',
  'openInTime',
  'openOverdue',
  'dueSoon',
  'awaitingCheck',
  'suspended',
  'stopped',
  'backlog',
  'undated',
] as const satisfies readonly (keyof DeadlineCounts)[];

function sum(rows: readonly Omit<DeadlineCounts, 'onTimeRate'>[]): DeadlineCounts {
  const entries = CLASSES.map((name) => [name, rows.reduce((n, row) => n + row[name], 0)]);
  const counts = Object.fromEntries(entries) as Omit<DeadlineCounts, 'onTimeRate'>;
  const finished = counts.doneOnTime + counts.doneLate;
  return {
    ...counts,
    onTimeRate: finished === 0 ? null : Math.round((counts.doneOnTime / finished) * 1000) / 10,
  };
}
