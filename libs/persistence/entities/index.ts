import { ApiTokenEntity, CalendarAddressEntity, LoginCodeEntity, SessionEntity } from './access.js';
import { AdministrativeChangeEntity, AdministrativeMoveEntity } from './administration.js';
import { AttachmentEntity } from './attachment.js';
import { CycleDraftEntity, CycleEntity, CycleSubmissionEntity, CycleTemplateEntity } from './cycle.js';
import { CommitteeSessionEntity, StandInEntity } from './deciding.js';
import { DispatchSlotEntity, MessageEntity, MessageItemEntity, PlannedItemEntity } from './dispatch.js';
import {
  EngineActEntity,
  EngineClockEntity,
  EngineStateEntity,
  EngineTurnEntity,
  SeedStateEntity,
} from './engine.js';
import { EventSourceEntity, ReceivedEventEntity } from './event-source.js';
import { AccessEntryEntity, OrganisationAccountEntity, PendingSignInEntity } from './organisation.js';
import { MembershipEntity, PersonEntity, UnitEntity } from './people.js';
import { CheckpointEntity, MailProofEntity } from './proof.js';
import { CaseFileEntity, DeadlineEntity, TaskEntity } from './read-model.js';
import { AggregateEntity, EventEntity, IdempotencyEntity, OutboxEntity } from './record.js';
import {
  CalendarVersionEntity,
  IndicatorEntity,
  ObligationEntity,
  PolicyVersionEntity,
  ProgrammeEntity,
} from './reference.js';
import { ReturnedMailEntity } from './returned.js';
import { WebhookDeliveryEntity, WebhookEntity } from './webhook.js';

export * from './access.js';
export * from './administration.js';
export * from './attachment.js';
export * from './cycle.js';
export * from './deciding.js';
export * from './dispatch.js';
export * from './engine.js';
export * from './event-source.js';
export * from './organisation.js';
export * from './people.js';
export * from './proof.js';
export * from './read-model.js';
export * from './record.js';
export * from './reference.js';
export * from './reference-data.js';
export * from './returned.js';
export * from './webhook.js';

/** Every table; listed by hand so that nothing is found by looking at files. */
export const ENTITIES = [
  AccessEntryEntity,
  AdministrativeChangeEntity,
  AdministrativeMoveEntity,
  AggregateEntity,
  ApiTokenEntity,
  AttachmentEntity,
  CalendarAddressEntity,
  CalendarVersionEntity,
  CaseFileEntity,
  CheckpointEntity,
  CommitteeSessionEntity,
  CycleDraftEntity,
  CycleEntity,
  CycleSubmissionEntity,
  CycleTemplateEntity,
  DeadlineEntity,
  DispatchSlotEntity,
  EngineClockEntity,
  EngineStateEntity,
  EngineTurnEntity,
  EngineActEntity,
  EventEntity,
  EventSourceEntity,
  IdempotencyEntity,
  IndicatorEntity,
  LoginCodeEntity,
  MailProofEntity,
  MembershipEntity,
  MessageEntity,
  MessageItemEntity,
  ObligationEntity,
  OrganisationAccountEntity,
  OutboxEntity,
  PendingSignInEntity,
  PersonEntity,
  PlannedItemEntity,
  PolicyVersionEntity,
  ProgrammeEntity,
  ReceivedEventEntity,
  ReturnedMailEntity,
  SeedStateEntity,
  SessionEntity,
  StandInEntity,
  TaskEntity,
  UnitEntity,
  WebhookDeliveryEntity,
  WebhookEntity,
];
