import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import type { Identity } from '#identity';
import type { Persistence } from '#persistence';
import type { Logger, Metrics, ProgrammeClock } from '#platform';
import { AmendmentService } from './amendments/amendment.service.js';
import { AmendmentsController } from './amendments/amendments.controller.js';
import { AttachmentService } from './attachments/attachment.service.js';
import { AttachmentsController } from './attachments/attachments.controller.js';
import { UploadService } from './attachments/upload.service.js';
import { AttributionController } from './attribution/attribution.controller.js';
import { AttributionService } from './attribution/attribution.service.js';
import { AuthorityController } from './authority/authority.controller.js';
import { CalendarController } from './calendar/calendar.controller.js';
import { CalendarService } from './calendar/calendar.service.js';
import { CalendarAddressesController } from './calendar-feed/addresses.controller.js';
import { FeedController } from './calendar-feed/feed.controller.js';
import { FeedService } from './calendar-feed/feed.service.js';
import { CaseService } from './cases/case.service.js';
import { CasesController } from './cases/cases.controller.js';
import { CommitteeSessionService } from './committee-sessions/committee-session.service.js';
import { CommitteeSessionsController } from './committee-sessions/committee-sessions.controller.js';
import { CoverageController } from './coverage/coverage.controller.js';
import { CycleTemplatesController } from './cycle-templates/cycle-templates.controller.js';
import { AnswerService } from './cycles/answer.service.js';
import { CycleService } from './cycles/cycle.service.js';
import { CyclesController } from './cycles/cycles.controller.js';
import { AccountService } from './directory/account.service.js';
import { DirectoryController } from './directory/directory.controller.js';
import { DocsController } from './docs/docs.controller.js';
import { OpenApi } from './docs/open-api.js';
import { DocumentService } from './documents/document.service.js';
import { DocumentsController } from './documents/documents.controller.js';
import { MissionService } from './documents/mission.service.js';
import { EventSourceService } from './event-sources/event-source.service.js';
import { EventSourcesController } from './event-sources/event-sources.controller.js';
import { EventsController } from './events/events.controller.js';
import { InboundService } from './events/inbound.service.js';
import { ExportService } from './exports/export.service.js';
import { WorkListService } from './exports/work-list.service.js';
import { HealthController } from './health/health.controller.js';
import { AccessGuard } from './http/access.guard.js';
import { IdempotencyInterceptor } from './http/idempotency.interceptor.js';
import { ProblemFilter } from './http/problem.filter.js';
import { AccountTables } from './imports/account-tables.js';
import { CalendarTable } from './imports/calendar-table.js';
import { ImportService } from './imports/import.service.js';
import { ImportUndo } from './imports/import-undo.js';
import { ImportsController } from './imports/imports.controller.js';
import { TaskTable } from './imports/task-table.js';
import { ValueTable } from './imports/value-table.js';
import { IndicatorService } from './indicators/indicator.service.js';
import { IndicatorsController } from './indicators/indicators.controller.js';
import { TaskMeasures } from './indicators/task-measures.js';
import { JournalController } from './journal/journal.controller.js';
import { LedgerController } from './ledger/ledger.controller.js';
import { LedgerService } from './ledger/ledger.service.js';
import { ChangeFeed } from './live/change-feed.js';
import { LiveController } from './live/live.controller.js';
import { MeController } from './me/me.controller.js';
import { MessageService } from './messages/message.service.js';
import { MessagesController } from './messages/messages.controller.js';
import { MoneyController } from './money/money.controller.js';
import { MoneyService } from './money/money.service.js';
import { Scenes } from './naming/scene.js';
import { TrackerController } from './national-tracker/tracker.controller.js';
import { TrackerService } from './national-tracker/tracker.service.js';
import { OpenDataController } from './open-data/open-data.controller.js';
import { OpenDataService } from './open-data/open-data.service.js';
import { PoliciesController } from './policies/policies.controller.js';
import { OverviewService } from './programmes/overview.service.js';
import { PlanTreeService } from './programmes/plan-tree.service.js';
import { ProgrammeEndController } from './programmes/programme-end.controller.js';
import { ProgrammesController } from './programmes/programmes.controller.js';
import { ReorganisationsController } from './reorganisations/reorganisations.controller.js';
import { FrozenService } from './reports/frozen.service.js';
import { ReportFacts } from './reports/gather.service.js';
import { PlanSheetService } from './reports/plan-sheet.service.js';
import { ReportService } from './reports/report.service.js';
import { ReportsController } from './reports/reports.controller.js';
import { AccessLogController } from './sign-in/access-log.controller.js';
import { OrganisationController } from './sign-in/organisation.controller.js';
import { PersonAccessController } from './sign-in/person-access.controller.js';
import { SessionsController } from './sign-in/sessions.controller.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { SimulationService } from './simulations/simulation.service.js';
import { SimulationsController } from './simulations/simulations.controller.js';
import { StandInService } from './stand-ins/stand-in.service.js';
import { StandInsController } from './stand-ins/stand-ins.controller.js';
import { StatsController } from './stats/stats.controller.js';
import { SupervisionController } from './supervision/supervision.controller.js';
import { SupervisionService } from './supervision/supervision.service.js';
import { ReminderService } from './tasks/reminder.service.js';
import { TaskService } from './tasks/task.service.js';
import { TaskAccess } from './tasks/task-access.js';
import { TasksController } from './tasks/tasks.controller.js';
import {
  type ApiSettings,
  CLOCK,
  IDEMPOTENCY,
  IDENTITY,
  LOGGER,
  METRICS,
  PERSISTENCE,
  SETTINGS,
  TEMPORAL,
  type TemporalProbe,
} from './tokens.js';
import { WebhookService } from './webhooks/webhook.service.js';
import { WebhooksController } from './webhooks/webhooks.controller.js';
import { DifficultyService } from './work/difficulty.service.js';
import { UrgingService } from './work/urging.service.js';
import { WorkController } from './work/work.controller.js';

/** What the API is made of; the process entry builds it from the environment, a test from its own. */
export interface ApiParts {
  settings: ApiSettings;
  persistence: Persistence;
  identity: Identity;
  clock: ProgrammeClock;
  temporal: TemporalProbe;
  logger: Logger;
  metrics: Metrics;
}

@Module({})
class ApiModule {}

export function apiModule(parts: ApiParts): DynamicModule {
  return {
    module: ApiModule,
    controllers: [
      HealthController,
      DocsController,
      SignInController,
      OrganisationController,
      AccessLogController,
      PersonAccessController,
      ImportsController,
      SessionsController,
      MeController,
      CalendarAddressesController,
      FeedController,
      LiveController,
      JournalController,
      ProgrammesController,
      ProgrammeEndController,
      TasksController,
      CasesController,
      CommitteeSessionsController,
      MessagesController,
      AttachmentsController,
      AttributionController,
      DocumentsController,
      CalendarController,
      PoliciesController,
      ReorganisationsController,
      StatsController,
      IndicatorsController,
      MoneyController,
      LedgerController,
      TrackerController,
      OpenDataController,
      WorkController,
      DirectoryController,
      StandInsController,
      CoverageController,
      CyclesController,
      ReportsController,
      CycleTemplatesController,
      AuthorityController,
      AmendmentsController,
      SupervisionController,
      WebhooksController,
      EventSourcesController,
      EventsController,
      SimulationsController,
    ],
    providers: [
      { provide: SETTINGS, useValue: parts.settings },
      { provide: PERSISTENCE, useValue: parts.persistence },
      { provide: IDENTITY, useValue: parts.identity },
      { provide: CLOCK, useValue: parts.clock },
      { provide: TEMPORAL, useValue: parts.temporal },
      { provide: LOGGER, useValue: parts.logger },
      { provide: METRICS, useValue: parts.metrics },
      { provide: IDEMPOTENCY, useValue: parts.persistence.idempotency },
      { provide: APP_GUARD, useClass: AccessGuard },
      { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
      { provide: APP_FILTER, useClass: ProblemFilter },
      OpenApi,
      Scenes,
      ChangeFeed,
      CalendarService,
      TaskAccess,
      TaskService,
      ReminderService,
      CaseService,
      CommitteeSessionService,
      MessageService,
      AttachmentService,
      UploadService,
      StandInService,
      AttributionService,
      DocumentService,
      MissionService,
      DifficultyService,
      UrgingService,
      TaskMeasures,
      IndicatorService,
      MoneyService,
      LedgerService,
      OpenDataService,
      CycleService,
      AnswerService,
      ReportFacts,
      ReportService,
      PlanSheetService,
      ImportService,
      ImportUndo,
      AccountService,
      AccountTables,
      CalendarTable,
      TaskTable,
      ValueTable,
      FrozenService,
      AmendmentService,
      SupervisionService,
      PlanTreeService,
      WebhookService,
      EventSourceService,
      InboundService,
      FeedService,
      TrackerService,
      OverviewService,
      ExportService,
      WorkListService,
      SimulationService,
    ],
  };
}
