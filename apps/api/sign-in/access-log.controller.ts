import { Controller, Get, Inject, Query } from '@nestjs/common';
import {
  type AccessLog,
  type AccessLogQuery,
  type AccessReason,
  accessLog,
  accessLogQuery,
} from '#contracts';
import type { Persistence } from '#persistence';
import { Answers, Described } from '../docs/described.js';
import { Scenes } from '../naming/scene.js';
import { PERSISTENCE } from '../tokens.js';

@Described('Đăng nhập')
@Controller('api/access-log')
export class AccessLogController {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(Scenes) private readonly scenes: Scenes,
  ) {}

  /** Also by the code that somebody was shown: why they were not let in. */
  @Get()
  @Answers(200, 'Ai đã vào bằng tài khoản của tỉnh, ai bị từ chối và vì sao', accessLog)
  async list(@Query({ schema: accessLogQuery }) query: AccessLogQuery): Promise<AccessLog> {
    const { names } = await this.scenes.present();
    const { items, total } = await this.persistence.accessEntries.list(query);
    return {
      items: items.map(({ id, at, outcome, reason, detail, personId, trace }) => ({
        ...{ id: String(id), at, outcome, reason: reason as AccessReason | null, detail, trace },
        person: personId === null ? null : names.person(personId),
      })),
      total,
    };
  }
}
