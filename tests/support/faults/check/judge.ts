import type { IsoDate } from '#contracts';
import { checkCommands } from './commands.js';
import type { Evidence } from './evidence.js';
import { checkLadders } from './ladder.js';
import { checkRecord } from './record.js';
import { checkSinks } from './sinks.js';
import { type Violation, violation } from './violation.js';
import { checkWorkflows } from './workflows.js';

/** What does not hold, by the evidence alone. With `since`, ladders are gone through from that slot on. */
export function judge(evidence: Evidence, since?: IsoDate): Violation[] {
  return [
    ...evidence.found,
    ...checkRecord(evidence),
    ...checkCommands(evidence),
    ...checkSinks(evidence),
    ...checkLadders(evidence, since).violations,
    ...checkWorkflows(evidence),
    ...evidence.badLines.map((line) => violation('I10', 'log', line)),
  ];
}
