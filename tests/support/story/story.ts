import { join } from 'node:path';
import { ClockStore, createDataSource, Notifications, Persistence, Slots } from '#persistence';
import { AnchoredClock } from '#platform';
import type { SmallDisk } from '../faults/small-disk.js';
import { ScriptedSmtpServer } from '../smtp/index.js';
import { buildWorker } from './build.js';
import { inboxOf, type ReceivedMail } from './inbox.js';
import { ownDatabase, type StoryDatabase, StoryTemporal, sharedDatabase, temporaryHome } from './parts.js';
import { Quiet } from './quiet.js';
import { WorkerProcess } from './worker-process.js';

export interface StoryOptions {
  name: string;
  /** Where the programme's clock stands when the story begins. */
  at: string;
  /** A PostgreSQL that can be killed. */
  ownPostgres?: boolean;
  /** A disk of so many megabytes for PostgreSQL, Temporal and the files, which can be filled. */
  diskMegabytes?: number;
  /** Makes the province and its people, before any worker runs. */
  seed: (persistence: Persistence) => Promise<void>;
}

const QUIET_LIMIT_MS = 90_000;
/** Real time left before a slot after a jump: its timer, its barrier and its mails run at real speed. */
const BEFORE_SLOT_MS = 2_000;
/** When the last planners wake, and nobody has begun to compose. */
const PLANNED_BY_MS = 70_000;

/**
 * The whole engine on real parts: PostgreSQL, Temporal, SMTP, workers in processes of their own. Only the programme's
 * clock is moved: to just before something happens, which then takes its real course.
 */
export class Story {
  private workers: WorkerProcess[] = [];
  private readonly quiet: Quiet;
  private readonly slots: Slots;
  /** Every move of the programme's clock: when by the machine's clock, and to when. */
  readonly moves: { real: string; programme: string }[] = [];

  private constructor(
    readonly database: StoryDatabase,
    readonly temporal: StoryTemporal,
    readonly smtp: ScriptedSmtpServer,
    readonly clock: AnchoredClock,
    readonly persistence: Persistence,
    readonly disk: SmallDisk | null,
    private readonly folder: string,
    private readonly closers: (() => Promise<unknown>)[],
  ) {
    this.quiet = new Quiet(persistence, clock, () => database.appUrl);
    this.slots = new Slots(persistence.dataSource, clock, persistence.settings);
  }

  static async begin(options: StoryOptions): Promise<Story> {
    const { name, at, ownPostgres = false, diskMegabytes, seed } = options;
    await buildWorker();
    const { home, folder, disk, remove } = await temporaryHome(diskMegabytes);
    const closers: (() => Promise<unknown>)[] = [remove];
    const opened = async <T extends { close(): Promise<unknown> }>(part: Promise<T>): Promise<T> => {
      const there = await part;
      closers.push(() => there.close());
      return there;
    };
    try {
      const database = await opened(ownPostgres ? ownDatabase(home) : sharedDatabase(name));
      const temporal = await opened(StoryTemporal.start(home));
      const smtp = await opened(ScriptedSmtpServer.start());
      const dataSource = await createDataSource(database.appUrl, { applicationName: 'story' }).initialize();
      closers.push(() => dataSource.destroy());
      const notifications = await opened(Promise.resolve(Notifications.of(dataSource)));
      const clock = await opened(AnchoredClock.open(new ClockStore(dataSource, notifications)));
      const now = clock.now();
      // A story begins in the past of the machine as often as in its future; only later it goes forward alone.
      await new ClockStore(dataSource, notifications).save({
        realAnchor: now,
        programmeAnchor: new Date(at),
        speed: 1,
      });
      await clock.refresh();
      const persistence = new Persistence(dataSource, clock);
      await seed(persistence);
      const story = new Story(database, temporal, smtp, clock, persistence, disk, folder, closers);
      closers.push(() => story.stopWorkers());
      return story;
    } catch (error) {
      for (const close of closers.reverse()) await close().catch(() => undefined);
      throw error;
    }
  }

  /**
   * @param more of the environment
   * @param program its folder, where it is not the built one
   */
  async startWorker(more: Readonly<Record<string, string>> = {}, program?: string): Promise<WorkerProcess> {
    const { address, namespace } = this.temporal;
    const worker = await WorkerProcess.start(
      {
        DATABASE_URL: this.database.appUrl,
        TEMPORAL_ADDRESS: address,
        TEMPORAL_NAMESPACE: namespace,
        SMTP_URL: this.smtp.url,
        DONDOC_EMBEDDED: 'postgres,temporal,mail',
        LOG_LEVEL: process.env['STORY_LOG'] ?? 'info',
        TEMPORAL_CACHED_WORKFLOWS: process.env['STORY_CACHED_WORKFLOWS'] ?? '',
        ...more,
      },
      this.log,
      program,
    );
    this.workers.push(worker);
    return worker;
  }

  /** Where the workers of this story write. */
  get log(): string {
    return join(this.folder, 'worker.log');
  }

  async killWorker(): Promise<void> {
    const worker = this.workers.pop();
    await worker?.kill();
  }

  /** As a supervisor stops them; answers how each ended. */
  async stopWorkers(): Promise<string[]> {
    return Promise.all(this.workers.splice(0).map((worker) => worker.stop()));
  }

  /** Moves the clock forward; who sleeps until a moment that has come is told. */
  async jumpTo(at: string | Date): Promise<void> {
    const programme = new Date(at).toISOString();
    this.moves.push({ real: new Date().toISOString(), programme });
    await this.clock.jump(new Date(at));
  }

  /** To just before a slot, which then takes its real course; no jump where the clock itself has come so far. */
  async jumpBefore(slot: string): Promise<void> {
    const before = new Date(this.slotTime(slot).getTime() - BEFORE_SLOT_MS);
    if (this.clock.now() < before) await this.jumpTo(before);
  }

  /**
   * The same by way of the planning: when digests are composed everyone has planned, so they are as they will be frozen.
   * A jump that goes over it makes planners and composers run at once, and digests are worded again at the slot.
   */
  async approach(slot: string): Promise<void> {
    await this.jumpTo(new Date(this.slotTime(slot).getTime() - PLANNED_BY_MS));
    await this.untilQuiet();
    await this.jumpBefore(slot);
  }

  slotTime(slot: string): Date {
    return new Date(`${slot}T01:00:00Z`);
  }

  /** The date of the slot that comes next. */
  async nextSlot(): Promise<string> {
    return this.slots.serving();
  }

  async untilQuiet(limitMs = QUIET_LIMIT_MS): Promise<void> {
    await this.quiet.until(limitMs);
  }

  /** Through all slots up to a day, each in its real course. */
  async throughSlots(last: string): Promise<string[]> {
    const served: string[] = [];
    for (let slot = await this.nextSlot(); slot <= last; slot = await this.nextSlot()) {
      await this.jumpBefore(slot);
      await this.untilQuiet();
      served.push(slot);
    }
    return served;
  }

  async inbox(person: string): Promise<ReceivedMail[]> {
    const record = await this.persistence.reads.person(person);
    if (!record) throw new Error(`nobody is called ${person}`);
    return inboxOf(this.smtp, record.email);
  }

  repairs(): Promise<number> {
    return this.persistence.engine.repairs();
  }

  async end(): Promise<void> {
    for (const close of this.closers.reverse()) await close();
  }
}
