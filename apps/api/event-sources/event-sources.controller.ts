import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import {
  type CreateEventSource,
  createEventSource,
  type EventSourceCommand,
  type EventSourceList,
  type EventSourceResult,
  type EventSourceView,
  eventSourceCommand,
  eventSourceList,
  eventSourceResult,
  eventSourceView,
  type ReceivedEventList,
  type ReceivedEventsQuery,
  receivedEventList,
  receivedEventsQuery,
} from '#contracts';
import type { Caller } from '#identity';
import { Answers, Described } from '../docs/described.js';
import { example } from '../docs/examples.js';
import { type ApiResponse, SeenVersion, SignedIn, withVersion } from '../http/request.js';
import { EventSourceService } from './event-source.service.js';

@Described('Kết nối')
@Controller('api/event-sources')
export class EventSourcesController {
  constructor(@Inject(EventSourceService) private readonly sources: EventSourceService) {}

  @Get()
  @Answers(200, 'Các nguồn được gửi sự kiện đến hệ thống', eventSourceList)
  list(): Promise<EventSourceList> {
    return this.sources.list();
  }

  @Post()
  @Answers(201, 'Thêm một nguồn; khóa ký chỉ hiện trong câu trả lời này', eventSourceResult, {
    body: example.createEventSource,
    unkept: true,
  })
  async create(
    @SignedIn() { person }: Caller,
    @Body({ schema: createEventSource }) body: CreateEventSource,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<EventSourceResult> {
    const made = await this.sources.create(person, body);
    withVersion(response, made.source);
    response.location(`/api/event-sources/${encodeURIComponent(made.source.id)}`);
    return made;
  }

  @Get(':id')
  @Answers(200, 'Một nguồn: được gửi gì, cho chương trình và đơn vị nào', eventSourceView)
  async get(
    @Param('id') id: string,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<EventSourceView> {
    return withVersion(response, await this.sources.get(id));
  }

  @Post(':id/commands')
  @HttpCode(200)
  @Answers(200, 'Đổi, tạm dừng, nhận lại, đổi khóa ký của một nguồn', eventSourceResult, {
    body: example.eventSourceCommand,
    version: true,
    unkept: true,
  })
  async command(
    @SignedIn() { person }: Caller,
    @SeenVersion() version: number,
    @Param('id') id: string,
    @Body({ schema: eventSourceCommand }) body: EventSourceCommand,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<EventSourceResult> {
    const result = await this.sources.command(person, id, body, version);
    withVersion(response, result.source);
    return result;
  }

  @Get(':id/events')
  @Answers(200, 'Sự kiện đã nhận từ một nguồn và kết quả, mới nhất trước', receivedEventList)
  received(
    @Param('id') id: string,
    @Query({ schema: receivedEventsQuery }) query: ReceivedEventsQuery,
  ): Promise<ReceivedEventList> {
    return this.sources.received(id, query);
  }
}
