import type { DataSource } from 'typeorm';
import { Administration } from './administration/administration.js';
import { AmendmentReads } from './amendments/amendment-reads.js';
import { AmendmentStore } from './amendments/amendment-store.js';
import { AttachmentStore } from './attachments/attachment-store.js';
import { Coverage } from './coverage/coverage.js';
import { CycleAnswers } from './cycles/answers.js';
import { CycleReads } from './cycles/cycle-reads.js';
import { DirectoryStore } from './directory/directory-store.js';
import { NoticeChoices } from './directory/notice-choices.js';
import { Locks } from './dispatch/locks.js';
import { OwedFacts } from './dispatch/owed-facts.js';
import { EventSourceStore } from './event-sources/event-source-store.js';
import { ReceivedEvents } from './event-sources/received-events.js';
import { ImportHistory } from './imports/import-history.js';
import { ImportStore } from './imports/import-store.js';
import { TaskImports } from './imports/task-imports.js';
import { ValueImports } from './imports/value-imports.js';
import { Urgings } from './letters/urgings.js';
import { ProgrammeEnd } from './programmes/programme-end.js';
import { ProofCheck, ProofStore } from './proof/index.js';
import { Reads } from './reads/reads.js';
import { SimulationReads } from './reads/simulation-reads.js';
import type { Actor } from './record/actor.js';
import { CaseStore } from './record/case-store.js';
import { CycleDeeds } from './record/cycle-deeds.js';
import { CycleOpenings } from './record/cycle-openings.js';
import { CycleStore } from './record/cycle-store.js';
import { MeasureStore } from './record/measure-store.js';
import { Obligations } from './record/obligations.js';
import { RecordCheck } from './record/record-check.js';
import { Recorder } from './record/recorder.js';
import { RegisterStore } from './record/register-store.js';
import { Rescheduling } from './record/rescheduling.js';
import type { PlanningWindow } from './record/schedule.js';
import { TaskStore } from './record/task-store.js';
import { ReturnedMails } from './returned/returned-mails.js';
import { StandInStore } from './stand-ins/stand-in-store.js';
import { ApiTokenStore } from './stores/api-token-store.js';
import { CalendarAddressStore } from './stores/calendar-address-store.js';
import { CommitteeSessionStore } from './stores/committee-session-store.js';
import { EndedSessions } from './stores/ended-sessions.js';
import { EngineStore } from './stores/engine-store.js';
import { IdempotencyStore } from './stores/idempotency-store.js';
import { LoginCodeStore } from './stores/login-code-store.js';
import { Notifications } from './stores/notifications.js';
import { AccessEntries, OrganisationAccounts, PendingSignInStore } from './stores/organisation-store.js';
import { Outbox } from './stores/outbox.js';
import { SessionStore } from './stores/session-store.js';
import { SettingsStore } from './stores/settings-store.js';
import { SupervisionStore } from './supervision/supervision-store.js';
import { type RecordParts, UnitOfWork } from './unit-of-work.js';
import { WebhookStore } from './webhooks/webhook-store.js';

export interface PersistenceOptions {
  planningWindow?: PlanningWindow;
}

/** The database, in the words of the program. `dataSource` is initialised by the caller and closed with this. */
export class Persistence {
  readonly attachments: AttachmentStore;
  readonly settings: SettingsStore;
  readonly directory: DirectoryStore;
  readonly reads: Reads;
  readonly recorder: Recorder;
  readonly owed: OwedFacts;
  readonly locks: Locks;
  readonly register: RegisterStore;
  /** Indicators, money and ledgers. */
  readonly measures: MeasureStore;
  readonly programmeEnd: ProgrammeEnd;
  /** Sessions of the committees. */
  readonly committee: CommitteeSessionStore;
  /** Mails that came back, and addresses that are spared because of it. */
  readonly returnedMails: ReturnedMails;
  readonly cycles: { store: CycleStore; reads: CycleReads; answers: CycleAnswers };
  /** What units ask to be added or changed. */
  readonly amendments: { store: AmendmentStore; reads: AmendmentReads };
  readonly supervision: SupervisionStore;
  /** What a simulation begins with. */
  readonly simulation: SimulationReads;
  readonly urgings: Urgings;
  readonly rescheduling: Rescheduling;
  readonly standIns: StandInStore;
  readonly coverage: Coverage;
  readonly administration: Administration;
  readonly check: RecordCheck;
  /** Daily checkpoints of the record, and what they prove. */
  readonly proof: { store: ProofStore; check: ProofCheck };
  readonly outbox: Outbox;
  readonly idempotency: IdempotencyStore;
  readonly sessions: SessionStore;
  readonly loginCodes: LoginCodeStore;
  readonly apiTokens: ApiTokenStore;
  readonly calendarAddresses: CalendarAddressStore;
  readonly organisationAccounts: OrganisationAccounts;
  readonly endedSessions: EndedSessions;
  readonly noticeChoices: NoticeChoices;
  /** Tables from spreadsheets. */
  readonly imports: {
    accounts: ImportStore;
    tasks: TaskImports;
    values: ValueImports;
    history: ImportHistory;
  };
  readonly pendingSignIns: PendingSignInStore;
  readonly accessEntries: AccessEntries;
  /** Receivers of events; who sends to them is `WebhookQueue`. */
  readonly webhooks: WebhookStore;
  /** Sources of events from outside, and what they have sent. */
  readonly eventSources: EventSourceStore;
  readonly receivedEvents: ReceivedEvents;
  readonly engine: EngineStore;
  readonly notifications: Notifications;
  private readonly parts: RecordParts;

  constructor(
    readonly dataSource: DataSource,
    readonly clock: { now(): Date },
    options: PersistenceOptions = {},
  ) {
    this.attachments = new AttachmentStore(dataSource);
    this.settings = new SettingsStore(dataSource, clock);
    this.directory = new DirectoryStore(dataSource, clock);
    this.reads = new Reads(dataSource, this.directory, clock);
    this.recorder = new Recorder(this.settings, clock, options.planningWindow);
    this.owed = new OwedFacts(dataSource, this.recorder, this.settings, clock);
    this.locks = new Locks(this.owed);
    this.rescheduling = new Rescheduling(dataSource, this.settings, this.recorder, clock);
    this.register = new RegisterStore(clock);
    this.programmeEnd = new ProgrammeEnd(dataSource, this.register, clock);
    this.measures = new MeasureStore(dataSource, this.locks, clock);
    this.supervision = new SupervisionStore(dataSource, this.recorder, this.locks, clock);
    this.standIns = new StandInStore(
      dataSource,
      clock,
      this.directory,
      this.register,
      this.settings,
      this.locks,
    );
    this.returnedMails = new ReturnedMails(dataSource, this.directory, this.register, clock);
    this.coverage = new Coverage(dataSource, this.settings, this.directory);
    this.administration = new Administration(dataSource, clock, this);
    this.check = new RecordCheck(dataSource, this.settings);
    this.proof = { store: new ProofStore(dataSource, clock), check: new ProofCheck(dataSource) };
    this.outbox = new Outbox(dataSource, clock);
    this.idempotency = new IdempotencyStore(dataSource, clock);
    this.sessions = new SessionStore(dataSource, clock);
    this.loginCodes = new LoginCodeStore(dataSource, clock);
    this.apiTokens = new ApiTokenStore(dataSource, clock);
    this.calendarAddresses = new CalendarAddressStore(dataSource, clock);
    this.organisationAccounts = new OrganisationAccounts(dataSource, this.register, clock);
    this.endedSessions = new EndedSessions(dataSource, this.register, clock);
    this.noticeChoices = new NoticeChoices(dataSource, this.directory, this.register);
    this.pendingSignIns = new PendingSignInStore(dataSource, clock);
    this.accessEntries = new AccessEntries(dataSource, clock);
    this.webhooks = new WebhookStore(dataSource, this.register, clock);
    this.eventSources = new EventSourceStore(dataSource, this.register, clock);
    this.receivedEvents = new ReceivedEvents(dataSource);
    this.engine = new EngineStore(dataSource, clock);
    this.notifications = Notifications.of(dataSource);
    const tasks = new TaskStore(this.settings, this.recorder, this.locks, clock);
    this.imports = {
      accounts: new ImportStore(dataSource, this.directory, this.register),
      tasks: new TaskImports(dataSource, this.directory, tasks, this.locks, this.register),
      values: new ValueImports(dataSource, this.directory, this.measures, this.locks, this.register),
      history: new ImportHistory(dataSource),
    };
    this.urgings = new Urgings(dataSource, clock, this.settings, this.directory, tasks, this.register);
    this.amendments = {
      store: new AmendmentStore(dataSource, this.settings, this.recorder, this.locks, tasks, clock),
      reads: new AmendmentReads(dataSource),
    };
    const cycles = new CycleStore(dataSource, this.settings, this.recorder, this.locks, clock);
    this.simulation = new SimulationReads(dataSource, this.settings, cycles);
    const cases = new CaseStore(this.settings, this.recorder, this.locks, cycles, clock);
    this.committee = new CommitteeSessionStore(dataSource, this.register, cases, clock);
    const obligations = new Obligations(dataSource, this.settings, tasks);
    this.cycles = {
      store: cycles,
      reads: new CycleReads(dataSource),
      answers: new CycleAnswers(dataSource, clock),
    };
    const openings = new CycleOpenings(dataSource, this.settings, cycles);
    const deeds = new CycleDeeds(dataSource, tasks, cycles, clock);
    this.parts = { dataSource, tasks, cases, obligations, cycles, openings, deeds };
  }

  unitOfWork(actor: Actor): UnitOfWork {
    return new UnitOfWork(this.parts, actor);
  }

  async close(): Promise<void> {
    await this.notifications.close();
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}
