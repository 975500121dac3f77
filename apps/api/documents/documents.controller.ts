import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import {
  type CaseDraftKind,
  caseDraftKind,
  type ExtensionDraftQuery,
  extensionDraftQuery,
  type MissionSheetQuery,
  missionSheetQuery,
} from '#contracts';
import type { Caller } from '#identity';
import { dispositionOf } from '../attachments/file-name.js';
import { Answers, Described } from '../docs/described.js';
import { type ApiResponse, SignedIn } from '../http/request.js';
import { DocumentService, type Draft } from './document.service.js';
import { MissionService } from './mission.service.js';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

@Described('Dự thảo văn bản')
@Controller('api')
export class DocumentsController {
  constructor(
    @Inject(DocumentService) private readonly documents: DocumentService,
    @Inject(MissionService) private readonly missions: MissionService,
  ) {}

  @Get('cases/:id/documents/:kind.docx')
  @ApiProduces(DOCX)
  @Answers(200, 'Dự thảo văn bản từ hồ sơ; số và chữ ký để trống', null)
  async ofCase(
    @SignedIn() { person }: Caller,
    @Param('id') id: string,
    @Param('kind', { schema: caseDraftKind }) kind: CaseDraftKind,
    @Res() response: ApiResponse,
  ): Promise<void> {
    send(response, await this.documents.ofCase(person, id, kind));
  }

  @Get('tasks/:id/documents/extension.docx')
  @ApiProduces(DOCX)
  @Answers(200, 'Dự thảo công văn đề nghị gia hạn của đơn vị; số và chữ ký để trống', null)
  async extension(
    @SignedIn() { person }: Caller,
    @Param('id') id: string,
    @Query({ schema: extensionDraftQuery }) { deadline }: ExtensionDraftQuery,
    @Res() response: ApiResponse,
  ): Promise<void> {
    send(response, await this.documents.extension(person, id, deadline ?? null));
  }

  @Get('tasks/:id/documents/mission-sheet.docx')
  @ApiProduces(DOCX)
  @Answers(200, 'Phiếu giao việc của một nhiệm vụ; điều chưa rõ, số và chữ ký để trống', null)
  async missionSheet(
    @SignedIn() { person }: Caller,
    @Param('id') id: string,
    @Query({ schema: missionSheetQuery }) { form }: MissionSheetQuery,
    @Res() response: ApiResponse,
  ): Promise<void> {
    send(response, await this.missions.sheet(person, id, form ?? null));
  }
}

function send(response: ApiResponse, { name, bytes }: Draft): void {
  response.setHeader('Content-Type', DOCX);
  response.setHeader('Content-Disposition', dispositionOf(name));
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.end(Buffer.from(bytes));
}
