import { useQuery } from '@tanstack/react-query';
import { cycleWorkQuery } from '../../api/cycle-queries.js';
import { tasksQuery } from '../../api/queries.js';
import { useMe } from '../../frame/session.js';
import { waitingFilters, waitingWork } from './views.js';

/** What waits for this person's signature, opinion, decision or check; `found` is null until all of it is known. */
export function useWaiting(programme: string | null, enabled = true) {
  const { id } = useMe();
  const [submittedFilter, extensionFilter, inputFilter] = waitingFilters(programme);
  const submitted = useQuery({ ...tasksQuery(submittedFilter), enabled });
  const extended = useQuery({ ...tasksQuery(extensionFilter), enabled });
  const input = useQuery({ ...tasksQuery(inputFilter), enabled });
  const work = useQuery({ ...cycleWorkQuery(programme ?? undefined), enabled });
  const all = [submitted, extended, input, work];
  const found =
    submitted.data && extended.data && input.data && work.data
      ? waitingWork([...submitted.data.items, ...extended.data.items, ...input.data.items], work.data, id)
      : null;
  return {
    error: all.find((one) => one.error)?.error ?? null,
    retry: () => {
      for (const one of all) void one.refetch();
    },
    found,
  };
}
