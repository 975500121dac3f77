/** Something derived that is not what the events say. */
export interface RecordFinding {
  aggregateId: string;
  part: 'snapshot' | 'rows' | 'answers';
  problem: string;
}
