import { Controller, Get, Header, Inject, Param, Query, Res } from '@nestjs/common';
import {
  type ExportFormat,
  exportFormat,
  type MessageList,
  type MessagesQuery,
  type MessageView,
  messageList,
  messagesQuery,
  messageView,
  UserError,
} from '#contracts';
import type { Caller } from '#identity';
import { Answers, Described } from '../docs/described.js';
import { Exports } from '../exports/described-export.js';
import { ExportService, WHOLE } from '../exports/export.service.js';
import { MESSAGE_TABLE } from '../exports/work-tables.js';
import { type ApiResponse, SignedIn } from '../http/request.js';
import { MessageService } from './message.service.js';

/** A mail brings its own styles and no scripts; it is shown in a frame of its own that can do nothing else. */
const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'self'";

@Described('Thư đã gửi')
@Controller('api/messages')
export class MessagesController {
  constructor(
    @Inject(MessageService) private readonly messages: MessageService,
    @Inject(ExportService) private readonly exports: ExportService,
  ) {}

  @Get()
  @Answers(200, 'Mọi thư: sẽ gửi, đã gửi, lỗi, chưa rõ, được thay', messageList)
  list(
    @SignedIn() { person }: Caller,
    @Query({ schema: messagesQuery }) query: MessagesQuery,
  ): Promise<MessageList> {
    return this.messages.list(person, query);
  }

  @Get('export.:format')
  @Exports('Danh sách thư')
  async exportList(
    @SignedIn() { person }: Caller,
    @Param('format', { schema: exportFormat }) format: ExportFormat,
    @Query({ schema: messagesQuery }) query: MessagesQuery,
    @Res() response: ApiResponse,
  ): Promise<void> {
    const list = await this.messages.list(person, { ...query, ...WHOLE });
    await this.exports.send(response, format, { table: MESSAGE_TABLE, query, ...list });
  }

  @Get(':id')
  @Answers(200, 'Một thư, đúng như người nhận thấy', messageView)
  get(@SignedIn() { person }: Caller, @Param('id') id: string): Promise<MessageView> {
    return this.messages.get(person, id);
  }

  @Get(':id/html')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Answers(200, 'Nội dung thư, để hiện trong khung riêng', null)
  async html(
    @SignedIn() { person }: Caller,
    @Param('id') id: string,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<string> {
    const { html } = await this.messages.get(person, id);
    if (html === null) throw new UserError('not-found', 'Thư chưa được soạn xong.');
    response.setHeader('Content-Security-Policy', MAIL_POLICY);
    response.setHeader('X-Frame-Options', 'SAMEORIGIN');
    return html;
  }
}
