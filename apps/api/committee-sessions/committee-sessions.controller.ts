import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import {
  type CommitteeSessionDetail,
  type CommitteeSessionList,
  type CreateCommitteeSession,
  committeeSessionDetail,
  committeeSessionList,
  createCommitteeSession,
  type SessionConclusions,
  type SessionResults,
  type SessionsQuery,
  sessionConclusions,
  sessionResults,
  sessionsQuery,
} from '#contracts';
import type { Caller } from '#identity';
import { Answers, Described } from '../docs/described.js';
import { example } from '../docs/examples.js';
import { CommandId, SignedIn } from '../http/request.js';
import { CommitteeSessionService } from './committee-session.service.js';

@Described('Phiên họp Ban Chỉ đạo')
@Controller('api/committee-sessions')
export class CommitteeSessionsController {
  constructor(@Inject(CommitteeSessionService) private readonly sessions: CommitteeSessionService) {}

  @Get()
  @Answers(200, 'Phiên họp của các Ban Chỉ đạo', committeeSessionList)
  list(
    @SignedIn() { person }: Caller,
    @Query({ schema: sessionsQuery }) query: SessionsQuery,
  ): Promise<CommitteeSessionList> {
    return this.sessions.list(person, query);
  }

  @Get(':id')
  @Answers(200, 'Một phiên họp với các hồ sơ mà người hỏi được xem', committeeSessionDetail)
  get(@SignedIn() { person }: Caller, @Param('id') id: string): Promise<CommitteeSessionDetail> {
    return this.sessions.get(person, id);
  }

  @Post()
  @HttpCode(201)
  @Answers(201, 'Ghi một phiên họp', committeeSessionDetail, { body: example.createCommitteeSession })
  call(
    @SignedIn() { person }: Caller,
    @CommandId() commandId: string | null,
    @Body({ schema: createCommitteeSession }) body: CreateCommitteeSession,
  ): Promise<CommitteeSessionDetail> {
    return this.sessions.call({ person, commandId }, body);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Answers(200, 'Hủy phiên họp; hồ sơ của phiên được xếp lại', committeeSessionDetail)
  cancel(
    @SignedIn() { person }: Caller,
    @CommandId() commandId: string | null,
    @Param('id') id: string,
  ): Promise<CommitteeSessionDetail> {
    return this.sessions.cancel({ person, commandId }, id);
  }

  @Post(':id/conclusions')
  @HttpCode(200)
  @Answers(200, 'Kết luận lần lượt các hồ sơ của phiên; mỗi hồ sơ một kết quả', sessionResults, {
    body: example.sessionConclusions,
  })
  conclude(
    @SignedIn() { person }: Caller,
    @CommandId() commandId: string | null,
    @Param('id') id: string,
    @Body({ schema: sessionConclusions }) body: SessionConclusions,
  ): Promise<SessionResults> {
    return this.sessions.conclude({ person, commandId }, id, body);
  }
}
