import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import {
  type DifficultiesQuery,
  type DifficultyList,
  difficultiesQuery,
  difficultyList,
  type ExportFormat,
  exportFormat,
  type UrgingPreview,
  type UrgingPreviewRequest,
  type UrgingRequest,
  type UrgingResult,
  urgingPreview,
  urgingPreviewRequest,
  urgingRequest,
  urgingResult,
  type WorkQuery,
  workQuery,
} from '#contracts';
import type { Caller } from '#identity';
import { Answers, Described } from '../docs/described.js';
import { example } from '../docs/examples.js';
import { Exports } from '../exports/described-export.js';
import { ExportService } from '../exports/export.service.js';
import { WORK_TABLE, WorkListService } from '../exports/work-list.service.js';
import { type ApiResponse, CommandId, SignedIn } from '../http/request.js';
import { DifficultyService } from './difficulty.service.js';
import { UrgingService } from './urging.service.js';

@Described('Vướng mắc, đôn đốc, việc của tôi')
@Controller('api')
export class WorkController {
  constructor(
    @Inject(DifficultyService) private readonly difficulties: DifficultyService,
    @Inject(UrgingService) private readonly urgings: UrgingService,
    @Inject(WorkListService) private readonly work: WorkListService,
    @Inject(ExportService) private readonly exports: ExportService,
  ) {}

  @Get('difficulties')
  @Answers(200, 'Vướng mắc chờ người xử lý hoặc đang được xử lý', difficultyList)
  list(
    @SignedIn() { person }: Caller,
    @Query({ schema: difficultiesQuery }) query: DifficultiesQuery,
  ): Promise<DifficultyList> {
    return this.difficulties.list(person, query);
  }

  @Get('work/export.:format')
  @Exports('Việc được giao, việc của đơn vị hoặc việc chờ xử lý')
  async exportWork(
    @SignedIn() { person }: Caller,
    @Param('format', { schema: exportFormat }) format: ExportFormat,
    @Query({ schema: workQuery }) query: WorkQuery,
    @Res() response: ApiResponse,
  ): Promise<void> {
    const list = await this.work.list(person, query);
    await this.exports.send(response, format, { table: WORK_TABLE, query, ...list });
  }

  @Post('urgings/preview')
  @HttpCode(200)
  @Answers(200, 'Xem trước thư đôn đốc gửi từng người; chưa gửi gì', urgingPreview, {
    body: example.urgingPreview,
  })
  preview(
    @SignedIn() { person }: Caller,
    @Body({ schema: urgingPreviewRequest }) body: UrgingPreviewRequest,
  ): Promise<UrgingPreview> {
    return this.urgings.preview(person, body);
  }

  @Post('urgings')
  @HttpCode(200)
  @Answers(200, 'Gửi thư đôn đốc đã xem trước; có thay đổi từ lúc xem thì 409', urgingResult, {
    body: example.urging,
  })
  send(
    @SignedIn() { person }: Caller,
    @CommandId() commandId: string | null,
    @Body({ schema: urgingRequest }) body: UrgingRequest,
  ): Promise<UrgingResult> {
    return this.urgings.send({ person, commandId }, body);
  }
}
