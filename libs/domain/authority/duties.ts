import { type Acting, acting } from './commands.js';
import { type Asker, type Bodies, ofProgramme, type Relation } from './relation.js';
import { seesAll, unitsInSight } from './visibility.js';

/** Duties towards a programme as a whole, apart from any task of it. */
const KEEPS: readonly Relation[] = ['office', 'administrator'];
const HOLDS_SESSIONS: readonly Relation[] = ['office', 'intake', 'concluder'];
const ENDS: readonly Relation[] = ['office'];
const RECORDS: ReadonlySet<string> = new Set(['officer', 'head']);

/** Keeping what a programme is measured by (targets, money, what is open): its office, or the administrator. */
export function keeping(asker: Asker, bodies: Bodies): Acting {
  return acting({ by: KEEPS }, asker, ofProgramme(bodies));
}

/** Calling a session of the committee and calling it off: who prepares it, who takes cases in, who concludes. */
export function holdingSessions(asker: Asker, bodies: Bodies): Acting {
  return acting({ by: HOLDS_SESSIONS }, asker, ofProgramme(bodies));
}

/** Recording that a programme has ended, on somebody's document: its standing body alone keeps its catalogue. */
export function endingProgramme(asker: Asker, bodies: Bodies): Acting {
  return acting({ by: ENDS }, asker, ofProgramme(bodies));
}

/** Units for which somebody gives numbers: those where they are an officer or the head. */
export function unitsRecordedBy({ memberships }: Pick<Asker, 'memberships'>): string[] {
  return [...new Set(memberships.filter((m) => RECORDS.has(m.role)).map((m) => m.unit))];
}

/** Whether the shares of a unit are shown: units are not set against each other before each other. */
export function mayCompare(asker: Asker): (unit: string) => boolean {
  if (seesAll(asker)) return () => true;
  const mine = new Set(unitsInSight(asker));
  return (unit) => mine.has(unit);
}
