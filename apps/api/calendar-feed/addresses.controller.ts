import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import {
  type CalendarAddressList,
  calendarAddressList,
  type MadeCalendarAddress,
  madeCalendarAddress,
  type NewCalendarAddress,
  newCalendarAddress,
} from '#contracts';
import type { Caller, Identity } from '#identity';
import { Answers, Described } from '../docs/described.js';
import { example } from '../docs/examples.js';
import { SignedIn } from '../http/request.js';
import { type ApiSettings, IDENTITY, SETTINGS } from '../tokens.js';

/** Addresses that a person makes for calendar programs, each shown once. */
@Described('Lịch cá nhân')
@Controller('api/me/calendar-addresses')
export class CalendarAddressesController {
  constructor(
    @Inject(IDENTITY) private readonly identity: Identity,
    @Inject(SETTINGS) private readonly settings: ApiSettings,
  ) {}

  @Get()
  @Answers(200, 'Các địa chỉ lịch của tôi', calendarAddressList)
  async list(@SignedIn() { person }: Caller): Promise<CalendarAddressList> {
    const items = await this.identity.calendars.list(person.id);
    return { items, total: items.length };
  }

  @Post()
  @Answers(201, 'Tạo một địa chỉ lịch; địa chỉ chỉ được trả lời một lần này', madeCalendarAddress, {
    body: example.newCalendarAddress,
    unkept: true,
  })
  async make(
    @SignedIn() { person }: Caller,
    @Body({ schema: newCalendarAddress }) { label }: NewCalendarAddress,
  ): Promise<MadeCalendarAddress> {
    const { token, made } = await this.identity.calendars.make(person.id, label);
    return { ...made, url: `${this.settings.publicUrl}/api/feeds/${token}.ics` };
  }

  @Delete(':id')
  @HttpCode(204)
  @Answers(204, 'Thu hồi một địa chỉ lịch của tôi', null)
  async revoke(@SignedIn() { person }: Caller, @Param('id') id: string): Promise<void> {
    await this.identity.calendars.revoke(person.id, id);
  }
}
