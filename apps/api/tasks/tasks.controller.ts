import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import {
  type CommandResult,
  type CreateTask,
  commandResult,
  createTask,
  type EventList,
  type ExportFormat,
  eventList,
  exportFormat,
  type ReminderList,
  reminderList,
  type TaskCommand,
  type TaskList,
  type TasksQuery,
  type TaskView,
  taskCommand,
  taskList,
  tasksQuery,
  taskView,
} from '#contracts';
import type { Caller } from '#identity';
import { Answers, Described } from '../docs/described.js';
import { example } from '../docs/examples.js';
import { Exports } from '../exports/described-export.js';
import { ExportService, WHOLE } from '../exports/export.service.js';
import { TASK_TABLE } from '../exports/work-tables.js';
import {
  type ApiResponse,
  CommandId,
  SeenVersion,
  SignedIn,
  withPlace,
  withVersion,
} from '../http/request.js';
import { ReminderService } from './reminder.service.js';
import { TaskService } from './task.service.js';

@Described('Nhiệm vụ')
@Controller('api/tasks')
export class TasksController {
  constructor(
    @Inject(TaskService) private readonly tasks: TaskService,
    @Inject(ReminderService) private readonly reminders: ReminderService,
    @Inject(ExportService) private readonly exports: ExportService,
  ) {}

  @Get()
  @Answers(200, 'Danh sách nhiệm vụ trong phạm vi của người hỏi', taskList)
  list(@SignedIn() { person }: Caller, @Query({ schema: tasksQuery }) query: TasksQuery): Promise<TaskList> {
    return this.tasks.list(person, query);
  }

  @Post()
  @Answers(201, 'Nhập một nhiệm vụ dự thảo', taskView, { body: example.createTask })
  async create(
    @SignedIn() { person }: Caller,
    @CommandId() commandId: string | null,
    @Body({ schema: createTask }) body: CreateTask,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<TaskView> {
    return withPlace(response, '/api/tasks', await this.tasks.create({ person, commandId }, body));
  }

  @Get('export.:format')
  @Exports('Danh sách nhiệm vụ')
  async exportList(
    @SignedIn() { person }: Caller,
    @Param('format', { schema: exportFormat }) format: ExportFormat,
    @Query({ schema: tasksQuery }) query: TasksQuery,
    @Res() response: ApiResponse,
  ): Promise<void> {
    const list = await this.tasks.list(person, { ...query, ...WHOLE });
    await this.exports.send(response, format, { table: TASK_TABLE, query, ...list });
  }

  @Get(':id')
  @Answers(200, 'Một nhiệm vụ: các mốc với cách tính hạn, các việc người hỏi được làm', taskView)
  async get(
    @SignedIn() { person }: Caller,
    @Param('id') id: string,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<TaskView> {
    return withVersion(response, await this.tasks.get(person, id));
  }

  @Post(':id/commands')
  @HttpCode(200)
  @Answers(200, 'Thực hiện một việc trên nhiệm vụ', commandResult, {
    body: example.taskCommand,
    version: true,
  })
  async command(
    @SignedIn() { person }: Caller,
    @Param('id') id: string,
    @SeenVersion() version: number,
    @CommandId() commandId: string | null,
    @Body({ schema: taskCommand }) body: TaskCommand,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<CommandResult> {
    const result = await this.tasks.command({ person, commandId }, id, body, version);
    withVersion(response, result.task);
    return result;
  }

  @Get(':id/events')
  @Answers(200, 'Lịch sử, đúng như đã ghi', eventList)
  events(@SignedIn() { person }: Caller, @Param('id') id: string): Promise<EventList> {
    return this.tasks.events(person, id);
  }

  @Get(':id/reminders')
  @Answers(200, 'Các bước nhắc, báo cáo: đã qua và sắp tới, mỗi bước kèm lý do', reminderList)
  remindersOf(@SignedIn() { person }: Caller, @Param('id') id: string): Promise<ReminderList> {
    return this.reminders.list(person, id);
  }
}
