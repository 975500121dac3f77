import type { MissingFact } from '#contracts';
import type { TaskState } from '../task/index.js';

/**
 * What no document says of a task, whatever its status: shown as missing, never filled in. A task that runs on without a
 * date has a rule that says so; only one without any rule lacks a date.
 */
export function missingFacts({
  leadUnits,
  coordinatingUnits,
  deadlines,
}: Pick<TaskState, 'leadUnits' | 'coordinatingUnits' | 'deadlines'>): MissingFact[] {
  const missing: MissingFact[] = [];
  if (leadUnits.length === 0) missing.push('lead');
  if (coordinatingUnits.length === 0) missing.push('coordinating');
  if (deadlines.length === 0) missing.push('due');
  return missing;
}
