import { pipeline } from 'node:stream/promises';
import { Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiProduces } from '@nestjs/swagger';
import {
  type AttachmentList,
  type AttachmentsQuery,
  type AttachmentView,
  attachmentList,
  attachmentsQuery,
  attachmentView,
} from '#contracts';
import type { Caller } from '#identity';
import { Answers, Described } from '../docs/described.js';
import { STREAMED_TYPE } from '../http/body.js';
import { idempotencyKeyOf } from '../http/idempotency.interceptor.js';
import { type ApiRequest, type ApiResponse, SignedIn } from '../http/request.js';
import { AttachmentService } from './attachment.service.js';
import { dispositionOf } from './file-name.js';
import { UploadService } from './upload.service.js';

/** Even a browser that showed the file instead of saving it could do nothing with it. */
const FILE_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'";

@Described('Tệp kèm theo')
@Controller('api/attachments')
export class AttachmentsController {
  constructor(
    @Inject(AttachmentService) private readonly attachments: AttachmentService,
    @Inject(UploadService) private readonly uploads: UploadService,
  ) {}

  @Get()
  @Answers(200, 'Các tệp đã trình của một nhiệm vụ', attachmentList)
  list(
    @SignedIn() { person }: Caller,
    @Query({ schema: attachmentsQuery }) { task }: AttachmentsQuery,
  ): Promise<AttachmentList> {
    return this.attachments.list(person, task);
  }

  @Post()
  @ApiConsumes(STREAMED_TYPE)
  @ApiBody({ required: true, schema: { type: 'string', format: 'binary' } })
  @ApiHeader({
    name: 'Content-Disposition',
    required: true,
    description: 'Tên tệp, theo RFC 8187',
    example: "attachment; filename*=UTF-8''B%C3%A1o%20c%C3%A1o.pdf",
  })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'Gửi lại cùng khóa, cùng tên và nội dung thì nhận lại đúng tệp đã có; nội dung khác thì 422',
  })
  @Answers(201, 'Tải lên một tệp, tối đa 25 MB; sau đó nêu id khi trình sản phẩm', attachmentView)
  async upload(
    @SignedIn() { person }: Caller,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<AttachmentView> {
    const { row, repeated } = await this.uploads.upload(person.id, idempotencyKeyOf(request), request);
    response.status(repeated ? 200 : 201).location(`/api/attachments/${row.id}`);
    return this.attachments.view(row);
  }

  @Get(':id')
  @Answers(200, 'Một tệp: tên, kích thước, mã băm, lần trình', attachmentView)
  get(@SignedIn() { person }: Caller, @Param('id') id: string): Promise<AttachmentView> {
    return this.attachments.get(person, id);
  }

  @Get(':id/content')
  @ApiProduces('application/octet-stream')
  @Answers(200, 'Nội dung tệp, chỉ để lưu về máy', null)
  async content(
    @SignedIn() { person }: Caller,
    @Param('id') id: string,
    @Res() response: ApiResponse,
  ): Promise<void> {
    const { row, file } = await this.attachments.open(person, id);
    const text = row.mediaType.startsWith('text/');
    response.setHeader('Content-Type', text ? `${row.mediaType}; charset=utf-8` : row.mediaType);
    response.setHeader('Content-Length', row.size);
    response.setHeader('Content-Disposition', dispositionOf(row.name));
    response.setHeader('Content-Security-Policy', FILE_POLICY);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    // Whoever goes away in the middle has the file closed behind them.
    await pipeline(file.createReadStream(), response).catch(() => response.destroy());
  }
}
