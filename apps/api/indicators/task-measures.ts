import { Inject, Injectable } from '@nestjs/common';
import { emptyLedger, type LedgerState, ledgerIdOf, type TaskState } from '#domain';
import { factsOf, type Persistence, type ProgrammeFacts } from '#persistence';
import type { Scene } from '../naming/scene.js';
import { PERSISTENCE } from '../tokens.js';

/** What measures a task: every one should have something that does, and is warned of otherwise. */
@Injectable()
export class TaskMeasures {
  constructor(@Inject(PERSISTENCE) private readonly persistence: Persistence) {}

  async ledger(programme: string, day: string): Promise<LedgerState> {
    const [ledger] = await this.persistence.reads.asOf.states('ledger', programme, day);
    return ledger ?? emptyLedger(ledgerIdOf(programme));
  }

  async warningsOf(
    { programme, code, kind }: Pick<TaskState, 'programme' | 'code' | 'kind'>,
    { today, directory }: Scene,
  ): Promise<string[]> {
    const known = directory.programmes.get(programme);
    if (kind !== 'task' || known === undefined) return [];
    const measured = indicatorsOf(code, factsOf(known.data), await this.ledger(programme, today));
    return measured.length > 0 ? [] : ['chưa có chỉ số đo tiến độ, hiệu quả'];
  }
}

/** What the office said, else what the text of the task suggests. */
export function indicatorsOf(
  task: string,
  { suggested }: Pick<ProgrammeFacts, 'suggested'>,
  { measures }: Pick<LedgerState, 'measures'>,
): readonly string[] {
  return measures[task] ?? suggested.get(task) ?? [];
}
