import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import {
  type EndProgramme,
  endProgramme,
  invalidField,
  type ProgrammeEndView,
  programmeEndView,
  UserError,
} from '#contracts';
import { type Acting, endingProgramme } from '#domain';
import type { Caller, KnownPerson } from '#identity';
import type { Persistence } from '#persistence';
import { Answers, Described } from '../docs/described.js';
import { example } from '../docs/examples.js';
import { actorOf } from '../http/actor.js';
import { CommandId, SignedIn } from '../http/request.js';
import { bodiesOf, Scenes } from '../naming/scene.js';
import { PERSISTENCE } from '../tokens.js';

/** Who writes at that moment is waited for so long; else the checkpoint of the night has it. */
const WAIT_FOR_WRITERS_MS = 5_000;

/** The end of a programme, recorded by its standing body on the document that ends it. */
@Described('Chương trình')
@Controller('api/programmes/:code/end')
export class ProgrammeEndController {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(Scenes) private readonly scenes: Scenes,
  ) {}

  @Get()
  @Answers(200, 'Chương trình đã kết thúc chưa, và còn gì chưa xong', programmeEndView)
  async get(@SignedIn() { person }: Caller, @Param('code') code: string): Promise<ProgrammeEndView> {
    const row = await this.persistence.reads.programme(code);
    if (row === null) throw new UserError('not-found', `Không có chương trình ${code}.`);
    return {
      closedOn: row.closedOn,
      open: await this.persistence.programmeEnd.stillOpen(code),
      mayEnd: row.closedOn === null && (await this.ending(person, code)).allowed,
    };
  }

  @Post()
  @HttpCode(200)
  @Answers(200, 'Ghi nhận chương trình kết thúc; bị từ chối khi còn việc chưa xong', programmeEndView, {
    body: example.endProgramme,
  })
  async end(
    @SignedIn() caller: Caller,
    @CommandId() commandId: string | null,
    @Param('code') code: string,
    @Body({ schema: endProgramme }) { document, confirm }: EndProgramme,
  ): Promise<ProgrammeEndView> {
    const { person } = caller;
    const { allowed, onBehalfOf } = await this.ending(person, code);
    if (!allowed)
      throw new UserError('not-allowed', 'Chỉ cơ quan Thường trực ghi nhận chương trình kết thúc.');
    if (confirm !== code) throw invalidField('confirm', `không phải mã chương trình: ${code}`);
    await this.persistence.programmeEnd.end(code, document, actorOf({ person, commandId }, onBehalfOf));
    await this.persistence.proof.store.takeNow(WAIT_FOR_WRITERS_MS);
    return this.get(caller, code);
  }

  /** @throws UserError `not-found` */
  private async ending(person: KnownPerson, code: string): Promise<Acting> {
    const { directory } = await this.scenes.present();
    const bodies = bodiesOf(directory, code);
    if (bodies === null) throw new UserError('not-found', `Không có chương trình ${code}.`);
    return endingProgramme(person, bodies);
  }
}
