import type { CaseCommand } from '#contracts';
import type { CaseState } from './state.js';

const ALLOWED: Record<CaseCommand['type'], readonly CaseState['status'][]> = {
  propose: ['draft', 'with-committee'],
  'send-up': ['draft'],
  close: ['draft'],
  'give-statement': ['draft', 'with-committee', 'awaiting-explanation'],
  'give-opinion': ['with-committee'],
  conclude: ['with-committee'],
  schedule: ['with-committee'],
  'record-answer': ['recommended'],
  'record-minutes': ['with-committee', 'awaiting-explanation', 'recommended', 'draft', 'closed'],
};

/** The commands that the present state of a case allows, whoever asks. */
export function commandsOfCase(state: Pick<CaseState, 'status' | 'concludedOn'>): CaseCommand['type'][] {
  return (Object.keys(ALLOWED) as CaseCommand['type'][]).filter(
    (type) =>
      ALLOWED[type].includes(state.status) && (type !== 'record-minutes' || state.concludedOn !== null),
  );
}
