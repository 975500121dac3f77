import { Controller, Delete, Get, HttpCode, Inject, Param } from '@nestjs/common';
import { type PersonAccess, personAccess, UserError } from '#contracts';
import type { Caller, Identity } from '#identity';
import type { Persistence } from '#persistence';
import { Answers, Described } from '../docs/described.js';
import { SignedIn } from '../http/request.js';
import { IDENTITY, PERSISTENCE } from '../tokens.js';

/** How somebody comes in and is reached, and the end of it when a device is lost, or an account or a mailbox was made anew. */
@Described('Đăng nhập')
@Controller('api/people/:id')
export class PersonAccessController {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(IDENTITY) private readonly identity: Identity,
  ) {}

  @Get('access')
  @Answers(200, 'Các phiên đăng nhập của một người, và tài khoản của tỉnh đã gắn', personAccess)
  async access(@SignedIn() { session }: Caller, @Param('id') id: string): Promise<PersonAccess> {
    await this.requirePerson(id);
    const [sessions, organisationSince] = await Promise.all([
      this.identity.sessions.list(id, session),
      this.persistence.organisationAccounts.boundSince(id),
    ]);
    return { sessions, organisationSince };
  }

  @Delete('sessions')
  @HttpCode(204)
  @Answers(204, 'Kết thúc mọi phiên đăng nhập của một người', null)
  async endSessions(@SignedIn() { person }: Caller, @Param('id') id: string): Promise<void> {
    await this.requirePerson(id);
    await this.persistence.endedSessions.endAll(id, { id: person.id });
  }

  @Delete('organisation-account')
  @HttpCode(204)
  @Answers(204, 'Gỡ tài khoản của tỉnh khỏi một người, để lần sau gắn tài khoản khác', null)
  async release(@SignedIn() { person }: Caller, @Param('id') id: string): Promise<void> {
    await this.requirePerson(id);
    if (!(await this.persistence.organisationAccounts.release(id, { id: person.id })))
      throw new UserError('not-found', 'Người này chưa gắn tài khoản của tỉnh.');
  }

  @Delete('suspension')
  @HttpCode(204)
  @Answers(204, 'Gửi thư trở lại đến địa chỉ đã ngừng vì thư bị trả lại', null)
  async releaseAddress(@SignedIn() { person }: Caller, @Param('id') id: string): Promise<void> {
    await this.requirePerson(id);
    await this.persistence.returnedMails.release(id, { id: person.id });
  }

  private async requirePerson(id: string): Promise<void> {
    const directory = await this.persistence.directory.current();
    if (!directory.people.has(id)) throw new UserError('not-found', 'Không có người dùng này.');
  }
}
