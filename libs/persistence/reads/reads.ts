import type { DataSource } from 'typeorm';
import type { IsoDate } from '#contracts';
import type { RoleRef, TaskState } from '#domain';
import type { Directory, PersonRecord, Recipients, UnitRecord } from '../directory/directory.js';
import type { DirectoryStore } from '../directory/directory-store.js';
import { type IndicatorEntity, type ObligationEntity, SeedStateEntity } from '../entities/index.js';
import type { EventRecord } from '../record/events.js';
import { AsOfReads } from './as-of.js';
import { type CaseDetail, type CaseFilter, CaseReads, type CaseView } from './case-reads.js';
import { JournalReads } from './journal-reads.js';
import { type MessageFilter, MessageReads, type MessageView, type TaskMessageLine } from './message-reads.js';
import type { Page, PageRequest } from './page.js';
import { ProgrammeReads, type ProgrammeView } from './programme-reads.js';
import { RecordedChanges } from './recorded-changes.js';
import { type TaskDetail, type TaskFilter, TaskReads, type TaskView } from './task-reads.js';

/** Everything that is read and not decided: lists, details, statistics, the directory. */
export class Reads {
  private readonly taskReads: TaskReads;
  private readonly caseReads: CaseReads;
  private readonly messageReads: MessageReads;
  private readonly programmeReads: ProgrammeReads;
  /** The record as it was known on a day. */
  readonly asOf: AsOfReads;
  /** The record in the order in which it was written. */
  readonly recorded: RecordedChanges;
  readonly journal: JournalReads;

  constructor(
    private readonly dataSource: DataSource,
    private readonly directoryStore: DirectoryStore,
    clock: { now(): Date },
  ) {
    this.asOf = new AsOfReads(dataSource, clock);
    this.recorded = new RecordedChanges(dataSource);
    this.journal = new JournalReads(dataSource);
    this.taskReads = new TaskReads(dataSource);
    this.caseReads = new CaseReads(dataSource);
    this.messageReads = new MessageReads(dataSource);
    this.programmeReads = new ProgrammeReads(dataSource);
  }

  programmes(): Promise<ProgrammeView[]> {
    return this.programmeReads.list();
  }

  programme(code: string): Promise<ProgrammeView | null> {
    return this.programmeReads.find(code);
  }

  indicators(programme: string): Promise<IndicatorEntity[]> {
    return this.programmeReads.indicators(programme);
  }

  indicatorsOfCode(code: string, programme: string | null): Promise<IndicatorEntity[]> {
    return this.programmeReads.indicatorsOfCode(code, programme);
  }

  taskLabels(ids: readonly string[]): Promise<Map<string, { title: string; group: number | null }>> {
    return this.taskReads.labels(ids);
  }

  obligations(programme: string): Promise<ObligationEntity[]> {
    return this.programmeReads.obligations(programme);
  }

  tasks(filter?: TaskFilter, page?: PageRequest): Promise<Page<TaskView>> {
    return this.taskReads.list(filter, page);
  }

  taskState(id: string): Promise<TaskState | null> {
    return this.taskReads.state(id);
  }

  task(id: string): Promise<TaskDetail | null> {
    return this.taskReads.find(id);
  }

  taskEvents(id: string): Promise<EventRecord[]> {
    return this.taskReads.events(id);
  }

  cases(filter?: CaseFilter, page?: PageRequest): Promise<Page<CaseView>> {
    return this.caseReads.list(filter, page);
  }

  caseIds(filter: CaseFilter): Promise<string[]> {
    return this.caseReads.ids(filter);
  }

  case(id: string): Promise<CaseDetail | null> {
    return this.caseReads.find(id);
  }

  cycleEvents(id: string): Promise<EventRecord[]> {
    return this.taskReads.events(id);
  }

  caseEvents(id: string): Promise<EventRecord[]> {
    return this.taskReads.events(id);
  }

  messages(filter?: MessageFilter, page?: PageRequest): Promise<Page<MessageView>> {
    return this.messageReads.list(filter, page);
  }

  message(id: string): Promise<MessageView | null> {
    return this.messageReads.find(id);
  }

  taskMessages(taskId: string): Promise<TaskMessageLine[]> {
    return this.messageReads.ofTask(taskId);
  }

  /** When each part of the seeds was written last, by its name: `programme/khcn`. */
  async seedsAppliedAt(): Promise<Map<string, string>> {
    const rows = await this.dataSource.manager.find(SeedStateEntity);
    return new Map(rows.map(({ name, appliedAt }) => [name, appliedAt]));
  }

  directory(): Promise<Directory> {
    return this.directoryStore.current();
  }

  async units(): Promise<UnitRecord[]> {
    return [...(await this.directory()).units.values()];
  }

  async people(): Promise<PersonRecord[]> {
    return [...(await this.directory()).people.values()];
  }

  async person(idOrEmail: string): Promise<PersonRecord | null> {
    return (await this.directory()).person(idOrEmail);
  }

  recipients(task: TaskState, role: RoleRef, on: IsoDate): Promise<Recipients> {
    return this.directoryStore.recipients(task, role, on);
  }
}
