import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import {
  type LeaveRecommendation,
  leaveRecommendation,
  type SupervisionCommand,
  type SupervisionList,
  type SupervisionQuery,
  type SupervisionView,
  supervisionCommand,
  supervisionList,
  supervisionQuery,
  supervisionView,
} from '#contracts';
import type { Caller } from '#identity';
import { Answers, Described } from '../docs/described.js';
import { example } from '../docs/examples.js';
import {
  type ApiResponse,
  CommandId,
  SeenVersion,
  SignedIn,
  withPlace,
  withVersion,
} from '../http/request.js';
import { SupervisionService } from './supervision.service.js';

@Described('Kiến nghị giám sát')
@Controller('api/supervision')
export class SupervisionController {
  constructor(@Inject(SupervisionService) private readonly supervision: SupervisionService) {}

  @Get()
  @Answers(200, 'Kiến nghị giám sát trong phạm vi của người hỏi, đang chờ trước', supervisionList)
  list(
    @SignedIn() { person }: Caller,
    @Query({ schema: supervisionQuery }) query: SupervisionQuery,
  ): Promise<SupervisionList> {
    return this.supervision.list(person, query);
  }

  @Post()
  @Answers(201, 'Cơ quan giám sát nêu một kiến nghị, kèm ngày cần trả lời', supervisionView, {
    body: example.leaveRecommendation,
  })
  async leave(
    @SignedIn() { person }: Caller,
    @CommandId() commandId: string | null,
    @Body({ schema: leaveRecommendation }) body: LeaveRecommendation,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<SupervisionView> {
    return withPlace(response, '/api/supervision', await this.supervision.leave({ person, commandId }, body));
  }

  @Get(':id')
  @Answers(200, 'Một kiến nghị: giao ai, trả lời thế nào, đã được tiếp thu chưa', supervisionView)
  async get(
    @SignedIn() { person }: Caller,
    @Param('id') id: string,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<SupervisionView> {
    return withVersion(response, await this.supervision.get(person, id));
  }

  @Post(':id/commands')
  @HttpCode(200)
  @Answers(200, 'Giao đơn vị, trả lời, tiếp thu, chưa tiếp thu, rút', supervisionView, {
    body: example.supervisionCommand,
    version: true,
  })
  async command(
    @SignedIn() { person }: Caller,
    @CommandId() commandId: string | null,
    @SeenVersion() version: number,
    @Param('id') id: string,
    @Body({ schema: supervisionCommand }) body: SupervisionCommand,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<SupervisionView> {
    return withVersion(response, await this.supervision.command({ person, commandId }, id, body, version));
  }
}
