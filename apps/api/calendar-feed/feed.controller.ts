import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { UserError } from '#contracts';
import type { Identity } from '#identity';
import { Answers, Described } from '../docs/described.js';
import type { ApiRequest, ApiResponse } from '../http/request.js';
import { IDENTITY } from '../tokens.js';
import { FeedService } from './feed.service.js';

/** The address is the key: calendar programs cannot sign in. What is not known is not there, whoever asks. */
@Described('Lịch cá nhân')
@Controller('api/feeds')
export class FeedController {
  constructor(
    @Inject(IDENTITY) private readonly identity: Identity,
    @Inject(FeedService) private readonly feed: FeedService,
  ) {}

  @Get(':token.ics')
  @Answers(200, 'Lịch của chủ địa chỉ, dạng iCalendar (RFC 5545)', null)
  async read(
    @Param('token') token: string,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<string> {
    const person = await this.identity.calendars.personOf(token, request.ip ?? '');
    if (person === null) throw new UserError('not-found', 'Không có địa chỉ này.');
    response.type('text/calendar; charset=utf-8');
    response.setHeader('Content-Disposition', 'inline; filename="don-doc.ics"');
    return this.feed.calendarOf(person);
  }
}
