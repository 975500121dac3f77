import { Inject, Injectable } from '@nestjs/common';
import type { FrozenCycle } from '#contracts';
import type { KnownPerson } from '#identity';
import type { Persistence } from '#persistence';
import { PERSISTENCE } from '../tokens.js';
import { ReportFacts } from './gather.service.js';

const CHECK = [
  'canonical(x): JSON, khóa của mỗi đối tượng xếp theo thứ tự mã ký tự, không khoảng trắng, UTF-8.',
  'rounds[].contentHash = SHA-256 (hệ 16) của canonical(content).',
  'units[].contentHash = contentHash của lần gửi cuối; null khi đơn vị không gửi.',
  'stages[].contentHash = SHA-256 của canonical([[unit, contentHash], …]) theo đúng thứ tự units.',
  'cycle.contentHash = SHA-256 của canonical([[stage.id, stage.contentHash], …]) theo đúng thứ tự stages, gồm cả bước bỏ qua (null).',
] as const;

/** What was closed, so that it can be checked away from here. */
@Injectable()
export class FrozenService {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(ReportFacts) private readonly facts: ReportFacts,
  ) {}

  /** @throws UserError `not-found`, `not-allowed` for whoever does not read the whole cycle */
  async of(person: KnownPerson, cycleId: string): Promise<FrozenCycle> {
    const { cycle } = await this.facts.whole(person, cycleId);
    const { id, programme, kind, title, template, dataDate, closedOn, contentHash } = cycle;
    const stages = await Promise.all(
      cycle.stages.map(async (stage) => {
        const { id: of, name, status, form, closedOn: on, endedBy, contentHash: hash } = stage;
        const isClosed = status === 'closed';
        const units = isClosed
          ? await Promise.all(
              stage.respondents.map(async (unit) => ({
                unit,
                status: stage.answers[unit]?.status ?? 'asked',
                contentHash: stage.answers[unit]?.contentHash ?? null,
                rounds: await this.rounds(id, of, unit),
              })),
            )
          : [];
        return { id: of, name, status, form, closedOn: on, endedBy, contentHash: hash, units };
      }),
    );
    return {
      cycle: { id, programme, kind, title, template, dataDate, closedOn, contentHash },
      check: [...CHECK],
      stages,
    };
  }

  private async rounds(id: string, stage: string, unit: string) {
    const rows = await this.persistence.cycles.answers.rounds(id, stage, unit);
    return rows.map(({ round, submittedAt, contentHash, content }) => ({
      round,
      submittedAt,
      contentHash,
      content,
    }));
  }
}
