import type { TaskCommandType, TaskView } from '#contracts';
import { CHECKER, OFFICE, OFFICERS, unitOf } from '../../story/cast.js';
import { eventually } from '../../story/index.js';
import { type ApiClient, type Change, commandTo, type Outcome } from '../api-client.js';
import type { Chance, FaultRig } from '../rig/index.js';
import { bodyOf, LIKELY } from './command-bodies.js';
import type { Journal } from './journal.js';

const READ_LIMIT_MS = 90_000;
const HEADS = ['giam-doc', 'giam-doc-2'];

/** People at work: each act is chosen by chance among what the page would offer to that person now. */
export class Operations {
  private readonly tasks: string[] = [];
  private readonly waiting: { count: number; reached: () => void }[] = [];
  private total = 0;

  constructor(
    private readonly rig: FaultRig,
    private readonly client: ApiClient,
    private readonly journal: Journal,
  ) {}

  get done(): number {
    return this.total;
  }

  private get today(): string {
    return this.rig.story.clock.now().toISOString().slice(0, 10);
  }

  /** Resolves when so many more acts have ended. */
  after(more: number): Promise<void> {
    return new Promise((reached) => this.waiting.push({ count: this.total + more, reached }));
  }

  /** Several lanes at once, as several people are. */
  async day(day: number, count: number, lanes: number): Promise<void> {
    const lane = async (nth: number) => {
      for (let i = nth; i < count; i += lanes) await this.one(day, i, this.rig.chance(`day ${day} act ${i}`));
    };
    await Promise.all(Array.from({ length: lanes }, (_, nth) => lane(nth)));
  }

  private async one(day: number, nth: number, chance: Chance): Promise<void> {
    const key = `${day}-${nth}`;
    const enter = this.tasks.length < 4 || chance.happens(this.tasks.length < 60 ? 0.2 : 0.05);
    if (enter) await this.enter(day, key, chance);
    else await this.act(day, key, chance);
    this.total += 1;
    for (const one of this.waiting.filter(({ count }) => count <= this.total)) {
      this.waiting.splice(this.waiting.indexOf(one), 1);
      one.reached();
    }
  }

  /** A new task, entered and, mostly, activated. */
  private async enter(day: number, key: string, chance: Chance): Promise<void> {
    const nth = chance.between(0, OFFICERS.length - 1);
    const calendar = await eventually(
      () => this.rig.calendar().catch(() => null),
      (found) => found !== null,
      READ_LIMIT_MS,
    );
    const { today } = this;
    const deadlines = Array.from({ length: chance.happens(0.3) ? 2 : 1 }, (_, i) => ({
      id: `m${i + 1}`,
      deliverable: `Sản phẩm ${i + 1}`,
      rule: { kind: 'by' as const, date: calendar!.addWorkingDays(today, chance.between(1, 12)) },
    }));
    const outcome = await this.give(day, 'create', {
      as: OFFICE,
      path: '/api/tasks',
      subject: `khcn-${key}`,
      body: {
        programme: 'khcn',
        code: key,
        group: 1,
        title: `Việc ${key}`,
        leadUnits: [unitOf(nth)],
        coordinatingUnits: chance.happens(0.5) ? [unitOf(nth + 1)] : [],
        officer: OFFICERS[nth]!,
        deadlines,
      },
      key: `${key}-create`,
    });
    if (outcome.known !== 'ok') return;
    const { id, version } = outcome.answer.body as TaskView;
    this.tasks.push(id);
    if (chance.happens(0.9)) {
      const activate = { as: OFFICE, body: { type: 'activate' }, version, key: `${key}-activate` };
      await this.give(day, 'activate', commandTo(id, activate));
    }
  }

  private async act(day: number, key: string, chance: Chance): Promise<void> {
    const id = chance.pick(this.tasks);
    const seen = await this.read(OFFICE, id);
    const people = { officer: 5, head: 2, office: 3, checker: 3 };
    const role = chance.weighted(people);
    const by = {
      officer: seen.officer ?? OFFICE,
      head: chance.pick(HEADS),
      office: OFFICE,
      checker: CHECKER,
    }[role];
    const view = by === OFFICE ? seen : await this.read(by, id).catch(() => null);
    if (view === null || view.allowedCommands.length === 0) return;
    const weights = Object.fromEntries(view.allowedCommands.map((type) => [type, LIKELY[type]]));
    const type = chance.weighted(weights) as TaskCommandType;
    const body = bodyOf(type, view, this.today, chance);
    if (body === null) return;
    const manner = chance.weighted({ plain: 16, twice: 2, stale: 1, changed: 1 });
    const change = commandTo(id, { as: by, body, version: view.version, key });
    if (manner === 'stale' && view.version > 1)
      await this.give(day, `${type} (stale)`, { ...change, version: view.version - 1 });
    else if (manner === 'twice')
      await Promise.all([this.give(day, type, change), this.give(day, `${type} (again)`, change)]);
    else await this.give(day, type, change);
    if (manner === 'changed') await this.otherBody(day, change);
  }

  /** Another body under the same key is refused, whatever became of the first. */
  private async otherBody(day: number, change: Change): Promise<void> {
    const known = this.rig.given.find(({ by, key }) => by === change.as && key === change.key);
    if (known?.outcome !== 'ok') return;
    const body = { type: 'report-progress', note: 'nội dung khác' };
    const outcome = await this.client.insistOn({ ...change, body });
    this.note(day, 'another body under the key', change, outcome);
    if (outcome.known === 'ok')
      throw new Error(`${change.as}/${change.key}: another body under the same key was taken`);
  }

  private async give(day: number, what: string, change: Change): Promise<Outcome> {
    const outcome = await this.client.insistOn(change);
    this.note(day, what, change, outcome);
    return outcome;
  }

  private note(day: number, what: string, { as: by, subject, key }: Change, outcome: Outcome): void {
    const status = 'answer' in outcome ? outcome.answer.status : null;
    this.journal.write({ kind: 'operation', day, what, by, subject, key, outcome: outcome.known, status });
  }

  /** @throws when this person may not see it */
  private async read(as: string, id: string): Promise<TaskView> {
    const path = `/api/tasks/${encodeURIComponent(id)}`;
    const answer = await eventually(
      () => this.client.ask('GET', path, { as }).catch(() => null),
      (one) => one !== null && one.status < 500,
      READ_LIMIT_MS,
    );
    if (answer!.status !== 200) throw new Error(`${as} may not see ${id}`);
    return answer!.body as TaskView;
  }
}
