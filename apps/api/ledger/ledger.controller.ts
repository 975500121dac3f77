import { Body, Controller, Get, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { type LedgerCommand, type LedgerView, ledgerCommand, ledgerView } from '#contracts';
import type { Caller } from '#identity';
import { Answers, Described } from '../docs/described.js';
import { example } from '../docs/examples.js';
import { type ApiResponse, CommandId, SeenVersion, SignedIn, withVersion } from '../http/request.js';
import { LedgerService } from './ledger.service.js';

@Described('Sổ của chương trình')
@Controller('api/programmes/:code/ledger')
export class LedgerController {
  constructor(@Inject(LedgerService) private readonly ledger: LedgerService) {}

  @Get()
  @Answers(
    200,
    'Dữ liệu nào được mở, nhiệm vụ nào đang nghiên cứu hay thuộc Trung ương, chỉ số đo',
    ledgerView,
  )
  async get(
    @SignedIn() { person }: Caller,
    @Param('code') code: string,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<LedgerView> {
    return withVersion(response, await this.ledger.get(person, code));
  }

  @Post('commands')
  @HttpCode(200)
  @Answers(
    200,
    'Mở hoặc đóng một bộ dữ liệu, phân loại nhiệm vụ, gắn chỉ số đo, ghi đã cập nhật theodoinq',
    ledgerView,
    {
      body: example.ledgerCommand,
      version: true,
    },
  )
  async command(
    @SignedIn() { person }: Caller,
    @CommandId() commandId: string | null,
    @SeenVersion() version: number,
    @Param('code') code: string,
    @Body({ schema: ledgerCommand }) body: LedgerCommand,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<LedgerView> {
    return withVersion(response, await this.ledger.command({ person, commandId }, code, body, version));
  }
}
