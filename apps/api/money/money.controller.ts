import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import {
  type MoneyQuery,
  type MoneyView,
  moneyQuery,
  moneyView,
  type RecordMoney,
  recordMoney,
} from '#contracts';
import type { Caller } from '#identity';
import { Answers, Described } from '../docs/described.js';
import { example } from '../docs/examples.js';
import { CommandId, SignedIn } from '../http/request.js';
import { MoneyService } from './money.service.js';

@Described('Kinh phí')
@Controller('api/money')
export class MoneyController {
  constructor(@Inject(MoneyService) private readonly money: MoneyService) {}

  @Get()
  @Answers(200, 'Kinh phí: theo nguồn, năm, nhóm, nhiệm vụ; tổng đối chiếu với các phần; cảnh báo', moneyView)
  get(@SignedIn() { person }: Caller, @Query({ schema: moneyQuery }) query: MoneyQuery): Promise<MoneyView> {
    return this.money.get(person, query);
  }

  @Post('entries')
  @Answers(201, 'Ghi một khoản; khoản đã ghi chỉ được thay bằng khoản ghi sau', moneyView, {
    body: example.recordMoney,
  })
  record(
    @SignedIn() { person }: Caller,
    @CommandId() commandId: string | null,
    @Body({ schema: recordMoney }) body: RecordMoney,
  ): Promise<MoneyView> {
    return this.money.record({ person, commandId }, body);
  }
}
