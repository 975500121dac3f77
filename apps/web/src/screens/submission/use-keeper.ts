import { useEffect, useState, useSyncExternalStore } from 'react';
import type { SubmissionView } from '#contracts';
import { readSubmission, saveDraft } from '../../api/cycle-queries.js';
import { useMe } from '../../frame/session.js';
import { DraftKeeper, type DraftPorts, type Theirs } from './draft-keeper.js';

/** The draft of a form, kept while it is typed; begins with what the server has. */
export function useKeeper(view: SubmissionView) {
  const me = useMe();
  const [keeper] = useState(() => {
    const { cycle, unit, stage } = view;
    const ports: DraftPorts = {
      save: (content, revision) => saveDraft(cycle.id, unit.code, { stage: stage.id, content, revision }),
      read: async () => theirs(await readSubmission(cycle.id, unit.code, stage.id)),
      store: sessionStorage,
      later: (run, ms) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
    };
    const key = ['nhap', me.id, cycle.id, stage.id, unit.code].join('|');
    return new DraftKeeper(ports, key, theirs(view));
  });
  const state = useSyncExternalStore(keeper.subscribe, keeper.snapshot);

  useEffect(() => {
    const flush = () => keeper.flush();
    const events = ['online', 'pagehide', 'focus'] as const;
    for (const name of events) window.addEventListener(name, flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      for (const name of events) window.removeEventListener(name, flush);
      document.removeEventListener('visibilitychange', flush);
      flush();
    };
  }, [keeper]);
  return { keeper, state };
}

function theirs({ content, draft }: Pick<SubmissionView, 'content' | 'draft'>): Theirs {
  return { content, ...draft };
}
