import { ChainChecks } from '../chain/chain-checks.js';
import { Letters } from '../letters/letters.js';
import type { Persistence } from '../persistence.js';
import { DEFAULT_PLANNING_WINDOW, type PlanningWindow } from '../record/schedule.js';
import { DigestClaims } from './claim.js';
import { SlotClosing } from './close-slot.js';
import { Deliveries } from './deliveries.js';
import type { MailSettings } from './digest.js';
import { Digests } from './digests.js';
import { QuickFreeze } from './freeze.js';
import { MailQueue } from './mail-queue.js';
import { Planner } from './planner.js';
import type { DispatchClock } from './ports.js';
import { SenderSession } from './sender-session.js';
import { Slots } from './slots.js';
import { WorkflowSubjects } from './workflow-subjects.js';

/** Everything between a planned item and a settled mail. */
export class Dispatch {
  readonly slots: Slots;
  readonly planner: Planner;
  readonly digests: Digests;
  readonly queue: MailQueue;
  readonly deliveries: Deliveries;
  readonly closing: SlotClosing;
  readonly subjects: WorkflowSubjects;
  readonly letters: Letters;
  readonly checks: ChainChecks;

  constructor(
    private readonly persistence: Persistence,
    clock: DispatchClock,
    mail: MailSettings,
    window: PlanningWindow = DEFAULT_PLANNING_WINDOW,
  ) {
    const { dataSource, settings, directory, recorder, locks } = persistence;
    this.slots = new Slots(dataSource, clock, settings);
    this.planner = new Planner(persistence, clock, this.slots, window);
    const claims = new DigestClaims(dataSource, clock, recorder, directory, locks);
    const quick = new QuickFreeze(dataSource, clock);
    this.digests = new Digests(persistence, clock, quick, claims, mail);
    this.queue = new MailQueue(dataSource, clock);
    this.deliveries = new Deliveries(persistence);
    this.subjects = new WorkflowSubjects(dataSource);
    this.letters = new Letters(dataSource, clock, directory, mail);
    this.checks = new ChainChecks(dataSource, clock, mail);
    this.closing = new SlotClosing(persistence, clock, this.slots, window);
  }

  /** A sender of this process; it lives as long as its own connection. */
  newSender(): SenderSession {
    return new SenderSession((this.persistence.dataSource.options as { url: string }).url);
  }
}
