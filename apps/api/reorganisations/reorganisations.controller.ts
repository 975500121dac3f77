import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import {
  type CarryOutReorganisation,
  carryOutReorganisation,
  type HandoverList,
  handoverList,
  type Reorganisation,
  type ReorganisationView,
  reorganisation,
  reorganisationView,
  type SavedReorganisation,
  savedReorganisation,
} from '#contracts';
import type { TaskState } from '#domain';
import type { Caller } from '#identity';
import type { Persistence } from '#persistence';
import { Answers, Described } from '../docs/described.js';
import { example } from '../docs/examples.js';
import { SignedIn } from '../http/request.js';
import { Names } from '../naming/names.js';
import { Scenes } from '../naming/scene.js';
import { rungTitle } from '../tasks/rung-words.js';
import { PERSISTENCE } from '../tokens.js';

@Described('Cơ quan, đơn vị, địa phương và con người')
@Controller('api/units/reorganisations')
export class ReorganisationsController {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(Scenes) private readonly scenes: Scenes,
  ) {}

  @Post('preview')
  @HttpCode(200)
  @Answers(
    200,
    'Nhiệm vụ, người, bước nhắc chuyển sang đơn vị kế tiếp và việc còn để ngỏ',
    reorganisationView,
    {
      body: example.reorganisation,
    },
  )
  async preview(@Body({ schema: reorganisation }) body: Reorganisation): Promise<ReorganisationView> {
    const { after, ...found } = await this.persistence.administration.units.preview(body);
    const names = new Names(after);
    const people = (ids: readonly string[]) => ids.map((id) => names.person(id));
    return {
      basis: found.basis,
      tasks: found.tasks.map(({ task, as, from, to }) => ({
        ...{ task: taskRef(task), as, from: names.unit(from), to: names.unit(to) },
      })),
      cycles: found.cycles.map(({ cycle: { id, title }, stages, from, to }) => ({
        ...{ cycle: { id, title }, stages, from: names.unit(from), to: names.unit(to) },
      })),
      people: found.people.map(({ person, role, from, to }) => ({
        ...{ person: names.person(person), role, from: names.unit(from), to: names.unit(to) },
      })),
      standIns: found.standIns.map(({ person, by, until }) => ({
        ...{ person: names.person(person), by: names.personOrNull(by), until },
      })),
      steps: found.steps.map(({ task, rung, on, from, to }) => ({
        ...{ task: taskRef(task), rung, title: rungTitle(rung), on, from: people(from), to: people(to) },
      })),
      open: found.open.map(({ unit, message }) => ({ unit: names.unit(unit), message })),
    };
  }

  @Post()
  @HttpCode(200)
  @Answers(200, 'Đã thực hiện; nhiệm vụ đang mở chuyển dần sang đơn vị kế tiếp', savedReorganisation, {
    body: example.carryOutReorganisation,
  })
  async carryOut(
    @SignedIn() { person }: Caller,
    @Body({ schema: carryOutReorganisation }) { basis, ...plan }: CarryOutReorganisation,
  ): Promise<SavedReorganisation> {
    const { units } = this.persistence.administration;
    return { change: await units.carryOut(plan, basis, { id: person.id }) };
  }

  @Get(':id/handover')
  @Answers(200, 'Danh sách bàn giao theo từng đơn vị kế tiếp', handoverList)
  async handover(@Param('id') id: string): Promise<HandoverList> {
    const { names } = await this.scenes.present();
    const lists = await this.persistence.administration.units.handedOver(id);
    const items = lists.map(({ unit, tasks }) => ({ unit: names.unit(unit), tasks: tasks.map(taskRef) }));
    return { items, total: items.length };
  }
}

function taskRef({ id, code, title, programme }: TaskState) {
  return { id, code, title, programme };
}
