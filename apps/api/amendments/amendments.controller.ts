import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import {
  type AmendmentCommand,
  type AmendmentList,
  type AmendmentsQuery,
  type AmendmentView,
  amendmentCommand,
  amendmentList,
  amendmentsQuery,
  amendmentView,
  type ProposeAmendment,
  proposeAmendment,
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
import { AmendmentService } from './amendment.service.js';

@Described('Đề nghị bổ sung, điều chỉnh nhiệm vụ')
@Controller('api/amendments')
export class AmendmentsController {
  constructor(@Inject(AmendmentService) private readonly amendments: AmendmentService) {}

  @Get()
  @Answers(200, 'Đề nghị của đơn vị, đang ở đâu, từ bao giờ, hẹn trả lời ngày nào', amendmentList)
  list(
    @SignedIn() { person }: Caller,
    @Query({ schema: amendmentsQuery }) query: AmendmentsQuery,
  ): Promise<AmendmentList> {
    return this.amendments.list(person, query);
  }

  @Post()
  @Answers(201, 'Đơn vị lập đề nghị; có hiệu lực khi người đứng đầu ký', amendmentView, {
    body: example.proposeAmendment,
  })
  async propose(
    @SignedIn() { person }: Caller,
    @CommandId() commandId: string | null,
    @Body({ schema: proposeAmendment }) body: ProposeAmendment,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<AmendmentView> {
    return withPlace(response, '/api/amendments', await this.amendments.propose({ person, commandId }, body));
  }

  @Get(':id')
  @Answers(
    200,
    'Một đề nghị: nội dung trước và sau, ý kiến, quyết định, việc người hỏi được làm',
    amendmentView,
  )
  async get(
    @SignedIn() { person }: Caller,
    @Param('id') id: string,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<AmendmentView> {
    return withVersion(response, await this.amendments.get(person, id));
  }

  @Post(':id/commands')
  @HttpCode(200)
  @Answers(200, 'Ký, rút, chuẩn bị ý kiến, quyết định', amendmentView, {
    body: example.amendmentCommand,
    version: true,
  })
  async command(
    @SignedIn() { person }: Caller,
    @CommandId() commandId: string | null,
    @SeenVersion() version: number,
    @Param('id') id: string,
    @Body({ schema: amendmentCommand }) body: AmendmentCommand,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<AmendmentView> {
    return withVersion(response, await this.amendments.command({ person, commandId }, id, body, version));
  }
}
