import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import {
  type EndStandIn,
  endStandIn,
  type NameStandIn,
  nameStandIn,
  type StandInList,
  type StandInPreview,
  type StandInsQuery,
  type StandInView,
  standInList,
  standInPreview,
  standInsQuery,
  standInView,
} from '#contracts';
import type { Caller } from '#identity';
import { Answers, Described } from '../docs/described.js';
import { example } from '../docs/examples.js';
import { CommandId, SignedIn } from '../http/request.js';
import { StandInService } from './stand-in.service.js';

@Described('Người được phân công thay')
@Controller('api/stand-ins')
export class StandInsController {
  constructor(@Inject(StandInService) private readonly standIns: StandInService) {}

  @Get()
  @Answers(200, 'Phân công thay: của người hỏi, của đơn vị người hỏi đứng đầu, hoặc tất cả', standInList)
  list(
    @SignedIn() { person }: Caller,
    @Query({ schema: standInsQuery }) query: StandInsQuery,
  ): Promise<StandInList> {
    return this.standIns.list(person, query);
  }

  @Post()
  @Answers(201, 'Phân công người thay, hoặc báo vắng khi chưa có ai', standInView, {
    body: example.nameStandIn,
  })
  name(
    @SignedIn() { person }: Caller,
    @CommandId() commandId: string | null,
    @Body({ schema: nameStandIn }) body: NameStandIn,
  ): Promise<StandInView> {
    return this.standIns.name({ person, commandId }, body);
  }

  @Post('preview')
  @HttpCode(200)
  @Answers(200, 'Xem trước: bao nhiêu việc sẽ đến người thay; không ghi gì', standInPreview, {
    body: example.nameStandIn,
  })
  preview(
    @SignedIn() { person }: Caller,
    @Body({ schema: nameStandIn }) body: NameStandIn,
  ): Promise<StandInPreview> {
    return this.standIns.preview(person, body);
  }

  @Post(':id/end')
  @HttpCode(200)
  @Answers(200, 'Kết thúc sớm: từ ngày này người vắng đã trở lại', standInView, { body: example.endStandIn })
  end(
    @SignedIn() { person }: Caller,
    @Param('id') id: string,
    @CommandId() commandId: string | null,
    @Body({ schema: endStandIn }) body: EndStandIn,
  ): Promise<StandInView> {
    return this.standIns.end({ person, commandId }, id, body);
  }
}
