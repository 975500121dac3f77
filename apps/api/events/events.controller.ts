import { Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader } from '@nestjs/swagger';
import { type InboundAnswer, inboundAnswer } from '#contracts';
import { newTrace } from '#platform';
import { Answers, Described, namedExamples } from '../docs/described.js';
import { example } from '../docs/examples.js';
import { EVENT_TYPE } from '../http/body.js';
import type { ApiRequest, ApiResponse } from '../http/request.js';
import { wholeBody } from '../reports/whole-body.js';
import { InboundService } from './inbound.service.js';

const MOST_MB = 1;
const NOTHING_TO_DO = 202;

@Described('Kết nối')
@Controller('api/events')
export class EventsController {
  constructor(@Inject(InboundService) private readonly inbound: InboundService) {}

  /** Needs no sign-in: the signature is the source's. */
  @Post()
  @HttpCode(200)
  @ApiConsumes(EVENT_TYPE)
  @ApiBody({ required: true, schema: { type: 'object' }, examples: namedExamples(example.inboundEvent) })
  @ApiHeader({ name: 'webhook-id', required: true, description: 'Standard Webhooks' })
  @ApiHeader({ name: 'webhook-timestamp', required: true, description: 'Giây Unix, lệch không quá 5 phút' })
  @ApiHeader({ name: 'webhook-signature', required: true, description: 'v1,<HMAC-SHA256 base64>' })
  @Answers(
    200,
    'Nhận một sự kiện CloudEvents có chữ ký của nguồn đã đăng ký; 202: không có gì đang chờ sự kiện đó',
    inboundAnswer,
  )
  async take(
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<InboundAnswer> {
    const body = await wholeBody(request, EVENT_TYPE, MOST_MB);
    const answer = await this.inbound.take({
      headers: request.headers,
      body,
      trace: request.trace ?? newTrace(),
    });
    if (answer.outcome === 'nothing-to-do') response.status(NOTHING_TO_DO);
    return answer;
  }
}
