import { useState } from 'react';
import type { CalendarDay, CalendarView, IsoDate, Weekday } from '#contracts';
import { type Edits, editsTo, type Handed, NO_EDITS, withDays, withRest, withRows } from './proposal.js';

/** The day that is looked at, and what is proposed; nothing of it is saved. */
export function useDraft(saved: CalendarView, handed: Handed | null) {
  const [chosen, choose] = useState<IsoDate | null>(null);
  const [edits, setEdits] = useState<Edits>(() => withDays(saved, NO_EDITS, handed?.days ?? []));
  const [cause, setCause] = useState(handed?.cause ?? '');
  const [put, setPut] = useState(0);
  return {
    chosen,
    choose,
    edits,
    /** What the cause is to say, where the proposal knows it: a document, a version that is brought back. */
    cause,
    /** How often something was put into the proposal from elsewhere on the page. */
    put,
    setRows: (date: IsoDate, rows: readonly CalendarDay[]) => setEdits(withRows(saved, edits, date, rows)),
    add: (days: readonly CalendarDay[], document?: string) => {
      setEdits(withDays(saved, edits, days));
      if (document) setCause(document);
      setPut(put + 1);
    },
    setRest: (rest: readonly Weekday[]) => setEdits(withRest(saved, edits, rest)),
    bringBack: (wanted: CalendarView, why: string) => {
      setEdits(editsTo(saved, wanted));
      setCause(why);
      setPut(put + 1);
    },
    clear: () => {
      setEdits(NO_EDITS);
      setCause('');
    },
  };
}

export type CalendarDraft = ReturnType<typeof useDraft>;
