import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, Query, Res } from '@nestjs/common';
import {
  type ConsolidationView,
  type CycleCommand,
  type CycleList,
  type CyclesQuery,
  type CycleView,
  type CycleWork,
  type CycleWorkQuery,
  consolidationView,
  cycleCommand,
  cycleList,
  cyclesQuery,
  cycleView,
  cycleWork,
  cycleWorkQuery,
  type OptionalStageQuery,
  optionalStageQuery,
  type SavedDraft,
  type StageQuery,
  type StartCycle,
  type StartedCycle,
  type SubmissionDraft,
  type SubmissionInput,
  type SubmissionList,
  type SubmissionView,
  savedDraft,
  stageQuery,
  startCycle,
  startedCycle,
  submissionDraft,
  submissionInput,
  submissionList,
  submissionView,
} from '#contracts';
import type { Caller } from '#identity';
import { Answers, Described } from '../docs/described.js';
import { example } from '../docs/examples.js';
import { type ApiResponse, CommandId, SeenVersion, SignedIn, withVersion } from '../http/request.js';
import { AnswerService } from './answer.service.js';
import { CycleService } from './cycle.service.js';

@Described('Kỳ kế hoạch, báo cáo, sơ kết, tổng kết')
@Controller('api/cycles')
export class CyclesController {
  constructor(
    @Inject(CycleService) private readonly cycles: CycleService,
    @Inject(AnswerService) private readonly answers: AnswerService,
  ) {}

  @Get()
  @Answers(200, 'Các kỳ mà người hỏi được xem, đang chạy trước', cycleList)
  list(
    @SignedIn() { person }: Caller,
    @Query({ schema: cyclesQuery }) query: CyclesQuery,
  ): Promise<CycleList> {
    return this.cycles.list(person, query);
  }

  @Get('work')
  @Answers(200, 'Việc của các kỳ đang chờ người hỏi: nợ, chờ tiếp nhận, chờ quyết định', cycleWork)
  work(
    @SignedIn() { person }: Caller,
    @Query({ schema: cycleWorkQuery }) query: CycleWorkQuery,
  ): Promise<CycleWork> {
    return this.cycles.work(person, query);
  }

  @Post()
  @HttpCode(200)
  @Answers(200, 'Mở một kỳ; với dryRun chỉ nói trước sẽ có gì', startedCycle, { body: example.startCycle })
  async start(
    @SignedIn() { person }: Caller,
    @CommandId() commandId: string | null,
    @Body({ schema: startCycle }) body: StartCycle,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<StartedCycle> {
    const started = await this.cycles.start({ person, commandId }, body);
    return 'version' in started ? withVersion(response, started) : started;
  }

  @Get(':id')
  @Answers(200, 'Một kỳ với các bước', cycleView)
  async get(
    @SignedIn() { person }: Caller,
    @Param('id') id: string,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<CycleView> {
    return withVersion(response, await this.cycles.get(person, id));
  }

  @Post(':id/commands')
  @HttpCode(200)
  @Answers(200, 'Điều hành kỳ: mở, gia hạn, kết thúc bước, trả lại, tiếp nhận', cycleView, {
    body: example.cycleCommand,
    version: true,
  })
  async command(
    @SignedIn() { person }: Caller,
    @Param('id') id: string,
    @SeenVersion() version: number,
    @CommandId() commandId: string | null,
    @Body({ schema: cycleCommand }) body: CycleCommand,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<CycleView> {
    return withVersion(response, await this.cycles.command({ person, commandId }, id, body, version));
  }

  @Get(':id/submissions')
  @Answers(200, 'Đơn vị × bước: ai đã gửi, ai chưa', submissionList)
  submissions(
    @SignedIn() { person }: Caller,
    @Param('id') id: string,
    @Query({ schema: optionalStageQuery }) { stage }: OptionalStageQuery,
  ): Promise<SubmissionList> {
    return this.answers.list(person, id, stage ?? null);
  }

  @Get(':id/submissions/:unit')
  @Answers(200, 'Biểu mẫu của một đơn vị ở một bước', submissionView)
  submission(
    @SignedIn() { person }: Caller,
    @Param('id') id: string,
    @Param('unit') unit: string,
    @Query({ schema: stageQuery }) { stage }: StageQuery,
  ): Promise<SubmissionView> {
    return this.answers.get(person, id, unit, stage);
  }

  @Put(':id/submissions/:unit/draft')
  @Answers(200, 'Giữ bản nháp', savedDraft, { body: example.submissionDraft })
  draft(
    @SignedIn() { person }: Caller,
    @Param('id') id: string,
    @Param('unit') unit: string,
    @Body({ schema: submissionDraft }) body: SubmissionDraft,
  ): Promise<SavedDraft> {
    return this.answers.saveDraft({ person, commandId: null }, id, unit, body);
  }

  @Post(':id/submissions/:unit')
  @HttpCode(200)
  @Answers(200, 'Gửi nội dung của đơn vị', submissionView, { body: example.submissionInput })
  submit(
    @SignedIn() { person }: Caller,
    @Param('id') id: string,
    @Param('unit') unit: string,
    @CommandId() commandId: string | null,
    @Body({ schema: submissionInput }) body: SubmissionInput,
  ): Promise<SubmissionView> {
    return this.answers.submit({ person, commandId }, id, unit, body);
  }

  @Get(':id/consolidation')
  @Answers(200, 'Tổng hợp nội dung các đơn vị đã gửi ở một bước', consolidationView)
  consolidation(
    @SignedIn() { person }: Caller,
    @Param('id') id: string,
    @Query({ schema: stageQuery }) { stage }: StageQuery,
  ): Promise<ConsolidationView> {
    return this.answers.consolidation(person, id, stage);
  }
}
