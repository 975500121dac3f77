import type { ReactNode } from 'react';
import { ApiProblem } from '../api/problem.js';
import { Bones } from './bones.js';
import { Empty } from './empty.js';
import { ProblemNote } from './problem-note.js';

interface Props {
  of: { error: Error | null; refetch: () => Promise<unknown> };
  /** Where to go when there is nothing to see here. */
  act?: ReactNode;
  bones?: number;
}

/** What stands where a record is not shown: its outline, or why it is not; asking again is no help to whoever may not see it. */
export function Absent({ of: { error, refetch }, act, bones = 8 }: Props) {
  if (error instanceof ApiProblem && [403, 404].includes(error.status)) {
    return <Empty act={act}>{error.detail}</Empty>;
  }
  return error ? <ProblemNote error={error} onRetry={() => void refetch()} /> : <Bones rows={bones} />;
}
