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
  recorded: string;
  content: FormContent | null;
}

/** Answers of units whose content is no longer what its hash in the chain says, or is gone. */
export async function changedAnswers(tx: EntityManager): Promise<RecordFinding[]> {
  const rows = (await tx.query(
    `SELECT e.aggregate_id AS "cycleId", e.data ->> 'stage' AS stage, e.data ->> 'unit' AS unit,
       (e.data ->> 'round')::int AS round, e.data ->> 'contentHash' AS recorded, s.content
     FROM event e LEFT JOIN cycle_submission s ON s.cycle_id = e.aggregate_id AND s.stage = e.data ->> 'stage'
       AND s.unit = e.data ->> 'unit' AND s.round = (e.data ->> 'round')::int
     WHERE e.type = 'submission-received' ORDER BY e.aggregate_id, e.seq`,
  )) as Kept[];
  return rows.flatMap(({ cycleId, stage, unit, round, recorded, content }) => {
    const named = `${cycleId}: round ${round} of ${unit} in stage ${stage}`;
    if (content === null) return [finding(cycleId, `${named} is gone`)];
    const hash = createHash('sha256').update(canonicalJson(content)).digest('hex');
    return hash === recorded ? [] : [finding(cycleId, `${named} is not what was sent`)];
  });
}

function finding(aggregateId: string, problem: string): RecordFinding {
  return { aggregateId, part: 'answers', problem };
}
