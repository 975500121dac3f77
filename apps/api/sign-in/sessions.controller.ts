import { Controller, Delete, Get, HttpCode, Inject, Param } from '@nestjs/common';
import { type SessionList, sessionList } from '#contracts';
import type { Caller, Identity } from '#identity';
import { Answers, Described } from '../docs/described.js';
import { SignedIn } from '../http/request.js';
import { IDENTITY } from '../tokens.js';

@Described('Đăng nhập')
@Controller('api/sessions')
export class SessionsController {
  constructor(@Inject(IDENTITY) private readonly identity: Identity) {}

  @Get()
  @Answers(200, 'Các phiên đăng nhập của tôi', sessionList)
  async list(@SignedIn() { person, session }: Caller): Promise<SessionList> {
    const items = await this.identity.sessions.list(person.id, session);
    return { items, total: items.length };
  }

  @Delete()
  @HttpCode(204)
  @Answers(204, 'Kết thúc mọi phiên đăng nhập khác của tôi', null)
  async closeOthers(@SignedIn() { person, session }: Caller): Promise<void> {
    await this.identity.sessions.closeOthers(person.id, session);
  }

  @Delete(':id')
  @HttpCode(204)
  @Answers(204, 'Kết thúc một phiên đăng nhập của tôi', null)
  async revoke(@SignedIn() { person }: Caller, @Param('id') id: string): Promise<void> {
    await this.identity.sessions.revoke(person.id, id);
  }
}
