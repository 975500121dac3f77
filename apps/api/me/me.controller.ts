import { Body, Controller, Get, HttpCode, Inject, Put } from '@nestjs/common';
import { type ChooseNotices, chooseNotices, type MeView, meView } from '#contracts';
import { mayCreateTask, seesAll } from '#domain';
import { type Caller, isOfOffice } from '#identity';
import type { Persistence } from '#persistence';
import { Answers, Described } from '../docs/described.js';
import { example } from '../docs/examples.js';
import { actorOf } from '../http/actor.js';
import { CommandId, SignedIn } from '../http/request.js';
import { bodiesOf, Scenes } from '../naming/scene.js';
import { PERSISTENCE } from '../tokens.js';

@Described('Tôi')
@Controller('api/me')
export class MeController {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(Scenes) private readonly scenes: Scenes,
  ) {}

  @Get()
  @Answers(200, 'Người đang đăng nhập: vai trò, đơn vị, tình trạng của hệ thống', meView)
  async get(@SignedIn() { person }: Caller): Promise<MeView> {
    const { now, names, directory } = await this.scenes.present();
    const [hold, pilot] = await Promise.all([
      this.persistence.engine.hold(),
      this.persistence.engine.pilot(),
    ]);
    const bodies = [...directory.programmes.keys()].map((code) => bodiesOf(directory, code));
    const { id, name, title, email, memberships } = person;
    return {
      id,
      name,
      title,
      email,
      roles: [...new Set(memberships.map((m) => m.role))],
      units: names.units([...new Set(memberships.map((m) => m.unit))]),
      memberships: memberships.map(({ unit, role }) => ({ unit: names.unit(unit), role })),
      seesAll: seesAll(person),
      standsFor: person.standsFor.map(({ person: absent, scope, until }) => ({
        ...{ scope, until },
        person: names.person(absent),
      })),
      seesCoverage: isOfOffice(person),
      noticeChoice: directory.people.get(id)?.noticeChoice ?? 'together',
      mayCreateTasks: bodies.some((b) => b !== null && mayCreateTask(person, b)),
      now,
      hold: hold.on ? { reason: hold.reason ?? '' } : null,
      pilot: pilot === null ? null : { address: pilot },
      demo: [...directory.people.values()].some((p) => p.demo),
    };
  }

  @Put('notice-choice')
  @HttpCode(204)
  @Answers(204, 'Chọn cách nhận thư của mỗi ngày', null, { body: example.chooseNotices })
  async choose(
    @SignedIn() { person }: Caller,
    @CommandId() commandId: string | null,
    @Body({ schema: chooseNotices }) { choice }: ChooseNotices,
  ): Promise<void> {
    const actor = actorOf({ person, commandId });
    await this.persistence.noticeChoices.choose(person.id, choice, actor);
  }
}
