import { Inject, Injectable } from '@nestjs/common';
import {
  type EndStandIn,
  invalidField,
  type ListOf,
  type NameStandIn,
  type StandInPreview,
  type StandInsQuery,
  type StandInView,
  UserError,
} from '#contracts';
import { addDays, isHeadedBy, mayArrange, mayTakePlace, type Naming, type StandIn, seesAll } from '#domain';
import type { KnownPerson } from '#identity';
import { type Directory, type Persistence, standInState } from '#persistence';
import { actorOf, type Change } from '../http/actor.js';
import { type Scene, Scenes } from '../naming/scene.js';
import { PERSISTENCE } from '../tokens.js';

/** How long one that is over stays listed; the register has it for good. */
const LISTED_DAYS = 366;

/** Absences over HTTP: named and ended by the person, by the person's head, or by the administrator. */
@Injectable()
export class StandInService {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(Scenes) private readonly scenes: Scenes,
  ) {}

  /** One's own, those of the units that one heads, and all for who reads all. */
  async list(person: KnownPerson, { page, pageSize }: StandInsQuery): Promise<ListOf<StandInView>> {
    const scene = await this.scenes.present();
    const whose = seesAll(person) ? 'all' : [person.id, ...headedBy(person, scene.directory)];
    const all = await this.persistence.standIns.list(whose, addDays(scene.today, -LISTED_DAYS));
    const from = (page - 1) * pageSize;
    const items = all.slice(from, from + pageSize).map((one) => view(one, person, scene));
    return { items, total: all.length };
  }

  async preview(person: KnownPerson, asked: NameStandIn): Promise<StandInPreview> {
    return this.persistence.standIns.preview(await this.naming(person, asked));
  }

  /** @throws UserError `not-allowed`, `invalid-input` */
  async name({ person, commandId }: Change, asked: NameStandIn): Promise<StandInView> {
    const naming = await this.naming(person, asked);
    const actor = actorOf({ person, commandId });
    const named = await this.persistence.standIns.name(naming, actor);
    return view(named, person, await this.scenes.present());
  }

  /** @throws UserError `not-found`, `not-allowed`, `state-conflict`, `invalid-input` */
  async end({ person, commandId }: Change, id: string, { on }: EndStandIn): Promise<StandInView> {
    const scene = await this.scenes.present();
    const found = await this.persistence.standIns.find(id);
    if (found === null) throw new UserError('not-found', 'Không có phân công thay này.');
    requireMayArrange(person, found.person, scene.directory);
    const actor = actorOf({ person, commandId });
    const ended = await this.persistence.standIns.end(id, on ?? scene.today, actor);
    return view(ended, person, scene);
  }

  private async naming(asker: KnownPerson, asked: NameStandIn): Promise<Naming> {
    const { directory } = await this.scenes.present();
    const { person = asker.id, ...rest } = asked;
    requireMayArrange(asker, person, directory);
    if (person !== asker.id && !mayTakePlace(asker, rest.by)) {
      throw invalidField('by', 'không tự phân công mình thay người khác; đề nghị quản trị ghi');
    }
    return { person, ...rest };
  }
}

function requireMayArrange(asker: KnownPerson, absent: string, directory: Directory): void {
  if (may(asker, absent, directory)) return;
  throw new UserError(
    'not-allowed',
    'Chỉ người vắng, người đứng đầu mọi đơn vị của người ấy hoặc quản trị được phân công thay.',
  );
}

/** @param absent somebody that nobody knows is arranged by no head */
function may(asker: KnownPerson, absent: string, { people }: Directory): boolean {
  return mayArrange(asker, people.get(absent) ?? { id: absent, memberships: [] });
}

function headedBy(asker: KnownPerson, { people }: Directory): string[] {
  return [...people.values()].filter((p) => isHeadedBy(asker, p)).map(({ id }) => id);
}

function view(one: StandIn, asker: KnownPerson, { names, directory, today }: Scene): StandInView {
  const { id, person, by, scope, since, until, document, endedOn } = one;
  const state = standInState(one, today);
  return {
    ...{ id, scope, since, until, document, endedOn, state },
    person: names.person(person),
    by: names.personOrNull(by),
    mayEnd: state !== 'over' && endedOn === null && may(asker, person, directory),
  };
}
