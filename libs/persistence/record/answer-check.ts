import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { FormContent } from '#contracts';
import { canonicalJson } from './canonical-json.js';
import type { RecordFinding } from './record-finding.js';

interface Kept {
  cycleId: string;
  stage: string;
  unit: string;
  round: number;
  /** Null for what no event speaks of. */
  recorded: string | null;
  content: FormContent | null;
}

/** Answers of units whose content is no longer what its hash in the chain says, is gone, or was never sent. */
export async function changedAnswers(tx: EntityManager): Promise<RecordFinding[]> {
  const rows = (await tx.query(
    `SELECT coalesce(e.cycle_id, s.cycle_id) AS "cycleId", coalesce(e.stage, s.stage) AS stage,
       coalesce(e.unit, s.unit) AS unit, coalesce(e.round, s.round) AS round, e.recorded, s.content
     FROM (SELECT aggregate_id AS cycle_id, seq, data ->> 'stage' AS stage, data ->> 'unit' AS unit,
         (data ->> 'round')::int AS round, data ->> 'contentHash' AS recorded
       FROM event WHERE type = 'submission-received') e
     FULL JOIN cycle_submission s USING (cycle_id, stage, unit, round) ORDER BY 1, e.seq, 2, 3, 4`,
  )) as Kept[];
  return rows.flatMap(({ cycleId, stage, unit, round, recorded, content }) => {
    const named = `${cycleId}: round ${round} of ${unit} in stage ${stage}`;
    if (recorded === null) return [finding(cycleId, `${named} was never sent`)];
    if (content === null) return [finding(cycleId, `${named} is gone`)];
    const hash = createHash('sha256').update(canonicalJson(content)).digest('hex');
    return hash === recorded ? [] : [finding(cycleId, `${named} is not what was sent`)];
  });
}

function finding(aggregateId: string, problem: string): RecordFinding {
  return { aggregateId, part: 'answers', problem };
}
