import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import {
  IMPORT_KINDS,
  type ImportHistory,
  type ImportKind,
  type ImportQuery,
  type ImportTemplateQuery,
  type ImportView,
  importHistory,
  importQuery,
  importTemplateQuery,
  importView,
  UserError,
} from '#contracts';
import type { Caller } from '#identity';
import { Answers, Described } from '../docs/described.js';
import { STREAMED_TYPE } from '../http/body.js';
import { type ApiRequest, type ApiResponse, SignedIn } from '../http/request.js';
import { sendFile } from '../reports/send-file.js';
import { wholeBody } from '../reports/whole-body.js';
import { ImportService, isImportKind } from './import.service.js';

@Described('Nhập từ bảng tính')
@Controller('api/imports/:kind')
export class ImportsController {
  constructor(@Inject(ImportService) private readonly imports: ImportService) {}

  @Get('template.xlsx')
  @Answers(200, `Tệp mẫu XLSX của một loại bảng (${IMPORT_KINDS.join(', ')})`, null)
  async template(
    @SignedIn() { person }: Caller,
    @Param('kind') kind: string,
    @Query({ schema: importTemplateQuery }) query: ImportTemplateQuery,
    @Res() response: ApiResponse,
  ): Promise<void> {
    sendFile(response, 'xlsx', await this.imports.template(person, kindOf(kind), query));
  }

  @Get()
  @Answers(200, 'Các lần đã nhập một loại bảng, mới nhất trước, và lần nào còn hoàn tác được', importHistory)
  history(@SignedIn() { person }: Caller, @Param('kind') kind: string): Promise<ImportHistory> {
    return this.imports.history(person, kindOf(kind));
  }

  @Post()
  @HttpCode(200)
  @ApiConsumes(STREAMED_TYPE)
  @ApiBody({ required: true, schema: { type: 'string', format: 'binary' } })
  @Answers(
    200,
    'Đọc bảng XLSX hoặc CSV: từng dòng mới, đổi, giữ nguyên hay sai; chỉ ghi khi có basis',
    importView,
  )
  async read(
    @SignedIn() { person }: Caller,
    @Param('kind') kind: string,
    @Query({ schema: importQuery }) { basis }: ImportQuery,
    @Req() request: ApiRequest,
  ): Promise<ImportView> {
    const known = kindOf(kind);
    return this.imports.read(person, known, await wholeBody(request), basis);
  }

  @Post(':no/undo')
  @HttpCode(200)
  @Answers(200, 'Hoàn tác một lần nhập khi chưa ai xử lý dòng nào; từng việc bù được ghi lại', importHistory)
  undo(
    @SignedIn() { person }: Caller,
    @Param('kind') kind: string,
    @Param('no') no: string,
  ): Promise<ImportHistory> {
    const known = kindOf(kind);
    if (/^\d{1,9}$/.test(no)) return this.imports.undo(person, known, Number(no));
    throw new UserError('not-found', 'Không có lần nhập này.');
  }
}

function kindOf(kind: string): ImportKind {
  if (isImportKind(kind)) return kind;
  throw new UserError('invalid-input', 'Không có loại bảng này.', [
    { path: 'kind', message: `chỉ nhận ${IMPORT_KINDS.join(', ')}` },
  ]);
}
