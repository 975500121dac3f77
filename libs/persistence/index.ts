export * from './administration/index.js';
export * from './amendments/index.js';
export * from './attachments/index.js';
export { isAway } from './away.js';
export * from './chain/index.js';
export { Coverage, type CoverageFinding, type CoverageReport } from './coverage/index.js';
export type { CycleAnswers } from './cycles/answers.js';
export type { CycleFilter, CycleReads } from './cycles/cycle-reads.js';
export { annualPlans, tasksOfProgramme } from './cycles/plans.js';
export { createDataSource, type DataSourceOptions } from './data-source.js';
export {
  Directory,
  type Membership,
  type PersonRecord,
  type Recipients,
  type UnitRecord,
} from './directory/directory.js';
export { DirectoryStore, type NewPerson } from './directory/directory-store.js';
export * from './dispatch/index.js';
export * from './entities/index.js';
export type {
  EventSource,
  EventSourceAct,
  EventSourceStore,
} from './event-sources/event-source-store.js';
export type { ReceivedEvents } from './event-sources/received-events.js';
export type { ImportedFile } from './imports/imported-file.js';
export {
  type InvariantFinding,
  type InvariantName,
  type InvariantReport,
  Invariants,
} from './invariants/index.js';
export * from './letters/index.js';
export { migrate, migrateBack, requireSchema } from './migrate.js';
export { CHANNEL, type OutboxPayloads, type OutboxTopic } from './outbox-topics.js';
export { Persistence, type PersistenceOptions } from './persistence.js';
export {
  type ExportLine,
  type ProofFault,
  type ProofReport,
  readExportLine,
  type VerifiedExport,
  verifyExport,
} from './proof/index.js';
export { codeKey, searchText } from './read-model/search-text.js';
export { Readings } from './readings/readings.js';
export type { TaskAtDay } from './reads/as-of.js';
export type { CaseDetail, CaseFilter, CaseView } from './reads/case-reads.js';
export { type DifficultyFilter, type DifficultyFound, findDifficulties } from './reads/difficulty-reads.js';
export type { JournalFilter, JournalReads, JournalRow } from './reads/journal-reads.js';
export type { MessageFilter, MessageItemView, MessageView, TaskMessageLine } from './reads/message-reads.js';
export type { Page, PageRequest } from './reads/page.js';
export { definitionOf, factsOf, type ProgrammeFacts } from './reads/programme-facts.js';
export type { CountByStatus, ProgrammeView } from './reads/programme-reads.js';
export { ReadingPlace } from './reads/reading-place.js';
export { Reads } from './reads/reads.js';
export type { RecordedChange, RecordedChanges, RecordSeen } from './reads/recorded-changes.js';
export type { SimulationReads, ToSimulate } from './reads/simulation-reads.js';
export type { DeadlineView, TaskDetail, TaskFilter, TaskView } from './reads/task-reads.js';
export {
  caseStates,
  cycleStates,
  frozenMail,
  taskStates,
  tasksOfProgrammes,
  type VersionSeen,
  versionsOf,
} from './reads/whole-rows.js';
export * from './reconcile/index.js';
export { type Actor, SYSTEM } from './record/actor.js';
export { canonicalJson } from './record/canonical-json.js';
export type { CaseOutcome } from './record/case-store.js';
export { type CycleOutcome, type CycleStore, contentHash } from './record/cycle-store.js';
export { asDomainEvent, type DomainEvent, type DomainState, type EventRecord } from './record/events.js';
export {
  type ChainFault,
  type ChainReport,
  type ChainRow,
  ChainVerifier,
  verifyChain,
} from './record/hash-chain.js';
export type { OpenedObligations } from './record/obligations.js';
export { ofType, type RecordOf } from './record/of-type.js';
export type { RecordCheck } from './record/record-check.js';
export type { RecordFinding } from './record/record-finding.js';
export type { Recorder } from './record/recorder.js';
export type { Rescheduling } from './record/rescheduling.js';
export { DEFAULT_PLANNING_WINDOW, type PlanningWindow, type Schedule, wakeFor } from './record/schedule.js';
export { type CommandOptions, type NewTask, type TaskOutcome, taskIdOf } from './record/task-store.js';
export { activeTraceparent } from './record/traceparent.js';
export { foldUnplanned, isUnplanned, type UnplannedEvent } from './record/unplanned.js';
export { EVENT_SCHEMA, type EventContent, upcast } from './record/upcasters.js';
export { type LostTime, Restored, type Settled } from './restored/restored.js';
export type { CameBack, Noted, ReturnedMails } from './returned/returned-mails.js';
export { type StandInStore, standInState } from './stand-ins/stand-in-store.js';
export type { ApiTokenStore } from './stores/api-token-store.js';
export type { CalendarAddressStore } from './stores/calendar-address-store.js';
export { ClockStore } from './stores/clock-store.js';
export type { CommitteeSession } from './stores/committee-session-store.js';
export type { EngineStore, Hold } from './stores/engine-store.js';
export type { IdempotencyStore, KeyClaim } from './stores/idempotency-store.js';
export type { LoginCodeStore, NewLoginCode } from './stores/login-code-store.js';
export { Notifications } from './stores/notifications.js';
export type {
  AccessEntries,
  OrganisationAccounts,
  PendingSignInStore,
} from './stores/organisation-store.js';
export type { Outbox, OutboxRow } from './stores/outbox.js';
export { type Pruned, Pruning, RETENTION } from './stores/pruning.js';
export type { SessionStore } from './stores/session-store.js';
export { type Rules, rulesOf, type SettingsStore } from './stores/settings-store.js';
export { type SupervisionFilter, SupervisionStore } from './supervision/supervision-store.js';
export { type RecordParts, UnitOfWork } from './unit-of-work.js';
export {
  type ActiveWebhook,
  type ClaimedDelivery,
  type DeliveredEvent,
  WebhookQueue,
} from './webhooks/webhook-queue.js';
export type { Webhook, WebhookAct, WebhookOutcome, WebhookStore } from './webhooks/webhook-store.js';
