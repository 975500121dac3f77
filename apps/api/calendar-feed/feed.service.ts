import { Inject, Injectable } from '@nestjs/common';
import type { TaskListItem, TasksQuery } from '#contracts';
import { allowedCaseCommands } from '#domain';
import type { KnownPerson } from '#identity';
import { type CalendarEntry, writeCalendar } from '#mail';
import { type Persistence, taskStates, versionsOf } from '#persistence';
import { CaseService } from '../cases/case.service.js';
import { CycleService } from '../cycles/cycle.service.js';
import { bodiesOf, type Scene, Scenes } from '../naming/scene.js';
import { TaskService } from '../tasks/task.service.js';
import { type ApiSettings, PERSISTENCE, SETTINGS } from '../tokens.js';
import { caseEntries, deadlineEntries, decisionEntries, type FeedScene, stageEntries } from './entries.js';
import { words } from './words.js';

/** As many of each as *Việc của tôi* shows. */
const MOST = 200;
const REFRESH_HOURS = 1;

type Seen = Awaited<ReturnType<CaseService['seenOf']>>;

/** The dates of one person as a calendar: what *Việc của tôi* and *Chờ xử lý* show, by the same reads. */
@Injectable()
export class FeedService {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(SETTINGS) private readonly settings: ApiSettings,
    @Inject(Scenes) private readonly scenes: Scenes,
    @Inject(TaskService) private readonly tasks: TaskService,
    @Inject(CaseService) private readonly cases: CaseService,
    @Inject(CycleService) private readonly cycles: CycleService,
  ) {}

  /** An iCalendar object of what runs now; what is suspended has no date that counts. */
  async calendarOf(person: KnownPerson): Promise<string> {
    const scene = await this.scenes.present();
    const headed = person.memberships.filter(({ role }) => role === 'head').map(({ unit }) => unit);
    const [mine, ofUnits, submitted, asked, cases, { owed }] = await Promise.all([
      this.running(person, { officer: 'me' }),
      headed.length === 0 ? [] : this.running(person, { unit: headed }),
      this.running(person, { deadline: ['submitted'] }),
      this.running(person, { extension: ['drafted', 'signed'] }),
      this.waitingCases(person),
      this.cycles.work(person, {}),
    ]);
    const own = unique([...mine, ...ofUnits.filter((task) => isLedBy(task, headed))]);
    const decided = unique([...submitted, ...asked]);
    const toAnswer = owed.filter((one) => one.mine || one.maySubmit);
    const { dataSource } = this.persistence;
    const ids = [...own, ...decided].map(({ id }) => id);
    const states = await taskStates(dataSource, ids);
    const versions = await versionsOf(dataSource, [
      ...ids,
      ...cases.map(({ one }) => one.id),
      ...toAnswer.map(({ cycle }) => cycle.id),
    ]);
    const feed: FeedScene = { publicUrl: this.settings.publicUrl, calendar: scene.calendar, versions };
    const entries = [
      ...own.flatMap(({ id }) => {
        const task = states.get(id);
        return task === undefined ? [] : deadlineEntries(task, feed);
      }),
      ...decided.flatMap(({ id, allowedCommands }) => {
        const task = states.get(id);
        return task === undefined ? [] : decisionEntries(task, allowedCommands, feed);
      }),
      ...casesFor(person, cases, scene, feed),
      ...toAnswer.flatMap((one) => stageEntries(one, feed)),
    ];
    return writeCalendar(entries, new Date(scene.now), { name: words.name, refreshHours: REFRESH_HOURS });
  }

  private async running(
    person: KnownPerson,
    filter: Pick<TasksQuery, 'officer' | 'unit' | 'deadline' | 'extension'>,
  ): Promise<TaskListItem[]> {
    const query: TasksQuery = { page: 1, pageSize: MOST, sort: 'due', status: ['active'], ...filter };
    return (await this.tasks.list(person, query)).items;
  }

  private async waitingCases(person: KnownPerson): Promise<Seen> {
    const ids = await this.persistence.reads.caseIds({ status: ['with-committee', 'awaiting-explanation'] });
    return this.cases.seenOf(person, ids);
  }
}

function casesFor(person: KnownPerson, cases: Seen, scene: Scene, feed: FeedScene): CalendarEntry[] {
  return cases.flatMap(({ one, task }) => {
    const bodies = bodiesOf(scene.directory, task.programme);
    if (bodies === null) return [];
    return caseEntries(one, task, allowedCaseCommands(person, one, { task, bodies }), feed);
  });
}

/** Leads or holds it: a coordinating unit's own date is another one. */
function isLedBy({ leads, heldBy }: TaskListItem, units: readonly string[]): boolean {
  return [...leads, ...(heldBy === null ? [] : [heldBy])].some(({ code }) => units.includes(code));
}

function unique(tasks: readonly TaskListItem[]): TaskListItem[] {
  return [...new Map(tasks.map((task) => [task.id, task])).values()];
}
