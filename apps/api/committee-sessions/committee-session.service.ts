import { Inject, Injectable } from '@nestjs/common';
import {
  type CommitteeSessionDetail,
  type CommitteeSessionView,
  type CreateCommitteeSession,
  invalidField,
  type ListOf,
  type SessionConclusions,
  type SessionResults,
  type SessionsQuery,
  UserError,
} from '#contracts';
import { type Acting, holdingSessions } from '#domain';
import type { KnownPerson } from '#identity';
import type { CommitteeSession, Persistence } from '#persistence';
import { CaseService } from '../cases/case.service.js';
import { caseListItem } from '../cases/case-view.js';
import { actorOf, type Change } from '../http/actor.js';
import { bodiesOf, type Scene, Scenes } from '../naming/scene.js';
import { PERSISTENCE } from '../tokens.js';

/** Meetings of the committees: everybody may know of them, of their cases each sees what they may see. */
@Injectable()
export class CommitteeSessionService {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(Scenes) private readonly scenes: Scenes,
    @Inject(CaseService) private readonly cases: CaseService,
  ) {}

  async list(person: KnownPerson, query: SessionsQuery): Promise<ListOf<CommitteeSessionView>> {
    const scene = await this.scenes.present();
    const found = await this.persistence.committee.list(query);
    const items = await Promise.all(found.map((one) => this.view(person, one, scene)));
    return { items, total: items.length };
  }

  /** @throws UserError `not-found` */
  async get(person: KnownPerson, id: string): Promise<CommitteeSessionDetail> {
    const scene = await this.scenes.present();
    const session = await this.persistence.committee.one(id);
    const seen = await this.cases.seenOf(person, await this.persistence.committee.casesOf(id));
    return {
      ...(await this.view(person, session, scene)),
      items: seen.map(({ one, task }) => caseListItem(one, task, person, scene)),
    };
  }

  /** @throws UserError `invalid-input`, `not-allowed` */
  async call({ person, commandId }: Change, input: CreateCommitteeSession): Promise<CommitteeSessionDetail> {
    const scene = await this.scenes.present();
    if (!scene.directory.programmes.has(input.programme)) {
      const message = `không có chương trình ${input.programme}`;
      throw invalidField('programme', message);
    }
    const onBehalfOf = this.requireManager(person, input.programme, scene);
    const { id } = await this.persistence.committee.call(input, actorOf({ person, commandId }, onBehalfOf));
    return this.get(person, id);
  }

  /** Its cases keep their day of the answer, by the session after it or the working days; they are planned anew. */
  async cancel({ person, commandId }: Change, id: string): Promise<CommitteeSessionDetail> {
    const scene = await this.scenes.present();
    const session = await this.persistence.committee.one(id);
    const onBehalfOf = this.requireManager(person, session.programme, scene);
    await this.persistence.committee.cancel(id, actorOf({ person, commandId }, onBehalfOf));
    return this.get(person, id);
  }

  /** One after another, each an act of its own: what is refused does not hold up the others. */
  async conclude(
    { person, commandId }: Change,
    id: string,
    { conclusions }: SessionConclusions,
  ): Promise<SessionResults> {
    await this.persistence.committee.one(id);
    const mine = new Set(await this.persistence.committee.casesOf(id));
    const items: SessionResults['items'] = [];
    for (const { caseId, version, conclusion, basis } of conclusions) {
      const change = { person, commandId: commandId === null ? null : `${commandId}/${caseId}` };
      const command = { type: 'conclude', conclusion, ...(basis === undefined ? {} : { basis }) } as const;
      try {
        if (!mine.has(caseId)) throw new UserError('invalid-input', 'Hồ sơ không thuộc phiên họp này.');
        const { version: now } = await this.cases.command(change, caseId, command, version);
        items.push({ caseId, done: true, version: now, problem: null });
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        const { code, message, fields, current } = error;
        const now = (current as { version?: number } | undefined)?.version ?? null;
        items.push({ caseId, done: false, version: now, problem: { code, message, fields: [...fields] } });
      }
    }
    return { items };
  }

  private async view(person: KnownPerson, session: CommitteeSession, scene: Scene) {
    const { id, programme } = session;
    const seen = await this.cases.seenOf(person, await this.persistence.committee.casesOf(id));
    return { ...session, cases: seen.length, mayManage: managing(person, programme, scene).allowed };
  }

  /** In whose place; null for one's own. @throws UserError `not-allowed` */
  private requireManager(person: KnownPerson, programme: string, scene: Scene): string | null {
    const { allowed, onBehalfOf } = managing(person, programme, scene);
    if (allowed) return onBehalfOf;
    throw new UserError('not-allowed', 'Đồng chí không có quyền với phiên họp của Ban Chỉ đạo này.');
  }
}

function managing(person: KnownPerson, programme: string, scene: Scene): Acting {
  const bodies = bodiesOf(scene.directory, programme);
  return bodies === null ? { allowed: false, onBehalfOf: null } : holdingSessions(person, bodies);
}
