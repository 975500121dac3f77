import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import {
  type ImportKind,
  type ImportQuery,
  type ImportTemplateQuery,
  type ImportView,
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
  @Answers(200, 'Tệp mẫu XLSX của một loại bảng (people, units)', null)
  async template(
    @Param('kind') kind: string,
    @Query({ schema: importTemplateQuery }) { filled }: ImportTemplateQuery,
    @Res() response: ApiResponse,
  ): Promise<void> {
    sendFile(response, 'xlsx', await this.imports.template(kindOf(kind), filled));
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
}

function kindOf(kind: string): ImportKind {
  if (isImportKind(kind)) return kind;
  throw new UserError('invalid-input', 'Không có loại bảng này.', [
    { path: 'kind', message: 'chỉ nhận people hoặc units' },
  ]);
}
