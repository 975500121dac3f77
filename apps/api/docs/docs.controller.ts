import { Controller, Get, Header, Inject, Res } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { ApiResponse } from '../http/request.js';
import { Answers, Described } from './described.js';
import { OpenApi } from './open-api.js';
import { docsPage } from './page.js';

@Described('Tài liệu')
@Controller('api')
export class DocsController {
  constructor(@Inject(OpenApi) private readonly openApi: OpenApi) {}

  @Get('openapi.json')
  @Answers(200, 'Tài liệu OpenAPI 3.0 của chính API này', null)
  document(): OpenAPIObject {
    return this.openApi.document;
  }

  @Get('docs')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Answers(200, 'Tài liệu để đọc', null)
  page(@Res({ passthrough: true }) response: ApiResponse): string {
    return docsPage(this.openApi.document, response.locals.nonce ?? '');
  }
}
