import { Controller, Get, Inject, Query } from '@nestjs/common';
import { type DeadlineCounts, type StatsQuery, type StatsView, statsQuery, statsView } from '#contracts';
import {
  baseCounts,
  type CountedDeadline,
  cohortSentence,
  cohorts,
  countedDeadlines,
  type Dated,
  finerCounts,
  maySee,
  seesAll,
  statsOf,
  tallyOf,
  tallySentence,
  unitsInSight,
} from '#domain';
import type { Caller } from '#identity';
import { type Persistence, type ProgrammeFacts, type TaskAtDay } from '#persistence';
import { Answers, Described } from '../docs/described.js';
import { SignedIn } from '../http/request.js';
import { factsIn } from '../indicators/indicator.service.js';
import { Scenes } from '../naming/scene.js';
import { PERSISTENCE } from '../tokens.js';

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
    const scene = await this.scenes.present();
    const { today, now, names } = scene;
    const { programme, asOf = today } = query;
    const facts = factsIn(scene, programme);
    const whole = seesAll(person);
    const mine = new Set(unitsInSight(person));
    const { reads } = this.persistence;
    const tasks = await reads.asOf.tasks(programme, asOf);
    const stats = statsOf(tasks, asOf);
    const [ledger] = await reads.asOf.states('ledger', programme, asOf);
    const classed = ({ code }: TaskAtDay) => ledger?.classes[code]?.as ?? null;
    const seen = tasks.filter((task) => maySee(person, task));
    const deadlines = countedDeadlines(seen, classed);
    const tally = tallyOf(seen.map((task) => ({ status: task.status, as: classed(task) })));
    const units = stats.units.filter((row) => whole || mine.has(row.unit));
    return {
      programme,
      asOf,
      takenAt: now,
      scope: whole ? 'programme' : 'own-units',
      all: whole ? stats.deadlines : sum(units),
      cohorts: cohorts(deadlines.map(dated), asOf),
      base: {
        original: baseCounts(deadlines, asOf, 'original'),
        current: baseCounts(deadlines, asOf, 'current'),
      },
      finer: finerCounts(deadlines, asOf, 'original'),
      tasks: { ...tally, sentence: tallySentence(tally) },
      reported: reportedNumbers(facts),
      byUnit: units.map(({ unit, ...counts }) => ({ unit: names.unit(unit), ...counts })),
    };
  }
}

function dated({ deadline }: CountedDeadline): Dated {
  return { due: deadline.originalLegalDue, completedOn: deadline.completedOn };
}

/** What the document printed stays beside what its own numbers make. */
function reportedNumbers({ cohorts: given, assigned }: ProgrammeFacts): StatsView['reported'] {
  return {
    cohorts: given.map(({ basis, dueBy, total, completed, percentStated, note }) => {
      const sentence = cohortSentence(completed, total, dueBy);
      return { basis, dueBy, due: total, done: completed, sentence, percentStated, note };
    }),
    tasks:
      assigned === null
        ? null
        : {
            total: assigned.total,
            sum: assigned.breakdown.reduce((n, part) => n + part.count, 0),
            parts: assigned.breakdown.map(({ label, count }) => ({ label, count })),
          },
  };
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
