import { Controller, Get, Inject } from '@nestjs/common';
import { type AuthorityList, type AuthorityView, authorityList, authorityTable } from '#contracts';
import { contentHash, type Persistence } from '#persistence';
import { Answers, Described } from '../docs/described.js';
import { Scenes } from '../naming/scene.js';
import { PERSISTENCE } from '../tokens.js';

/** Enough of a hash to tell two tables apart by eye. */
const SHORT = 12;

@Described('Bảng thẩm quyền')
@Controller('api/authority')
export class AuthorityController {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(Scenes) private readonly scenes: Scenes,
  ) {}

  @Get()
  @Answers(200, 'Ai quyết định việc gì trong mỗi chương trình, theo văn bản nào', authorityList)
  async list(): Promise<AuthorityList> {
    const { names, directory, today } = await this.scenes.present();
    const applied = await this.persistence.reads.seedsAppliedAt();
    const items = [...directory.programmes.values()].flatMap(({ code, name, data }): AuthorityView[] => {
      const given = authorityTable.safeParse((data as { authority?: unknown }).authority);
      if (!given.success) return [];
      const { issuers, delegations, conclude } = given.data;
      return [
        {
          ...{ programme: code, name, conclude },
          version: contentHash(given.data).slice(0, SHORT),
          appliedAt: applied.get(`programme/${code}`) ?? null,
          issuers: issuers.map(({ unit, level }) => ({ unit: names.unit(unit), level })),
          delegations: delegations.map((one) => ({
            ...one,
            from: names.unit(one.from),
            inForce: one.since <= today && (one.until === null || today <= one.until),
          })),
        },
      ];
    });
    return { items, total: items.length };
  }
}
