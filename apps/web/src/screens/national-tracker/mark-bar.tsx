import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { Suspense, useId, useState } from 'react';
import type { IsoDate, LedgerCommand, LedgerView, TrackerView } from '#contracts';
import { call } from '../../api/http.js';
import { ledgerPath } from '../../api/measure-queries.js';
import { trackerQuery } from '../../api/tracker-query.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { useSay } from '../../feedback/say.js';
import { localDate } from '../../format/date.js';
import { useMe } from '../../frame/session.js';
import list from '../../list/list.module.css';
import { DateField } from '../../pick/lazily.js';
import { texts } from './texts.js';

interface Props {
  tracker: TrackerView;
  chosen: readonly string[];
  /** The codes that the list shows now. */
  found: readonly string[];
  onChoose: (codes: readonly string[]) => void;
}

/** Says of the chosen tasks on which day they were updated there, or that they were not. */
export function MarkBar({ tracker: { programme, version }, chosen, found, onChoose }: Props) {
  const say = useSay();
  const client = useQueryClient();
  const id = useId();
  const today = localDate(useMe().now);
  const [day, setDay] = useState<IsoDate | ''>(today);
  const marking = useMutation({
    mutationFn: (on: IsoDate | null) => {
      const body: LedgerCommand = { type: 'mark-tracked', tasks: [...chosen], on };
      return call<LedgerView>(`${ledgerPath(programme)}/commands`, { method: 'POST', body, version });
    },
    onSuccess: (_, on) => {
      say((on === null ? texts.unmarked : texts.marked)(chosen.length));
      onChoose([]);
    },
    onSettled: () => client.invalidateQueries({ queryKey: trackerQuery(programme).queryKey }),
  });
  const none = chosen.length === 0;
  return (
    <>
      <div className={list.filters}>
        <Button onClick={() => onChoose(none ? found : [])}>
          {none ? texts.chooseAll(found.length) : texts.chooseNone}
        </Button>
        {!none && (
          <>
            <span className={list.field}>
              <label htmlFor={id}>{texts.on}</label>
              <Suspense fallback={<input id={id} disabled />}>
                <DateField id={id} value={day} onChange={setDay} most={today} />
              </Suspense>
            </span>
            <Button
              type="primary"
              disabled={day === ''}
              loading={marking.isPending && marking.variables !== null}
              onClick={() => day !== '' && marking.mutate(day)}
            >
              {texts.mark(chosen.length)}
            </Button>
            <Button
              loading={marking.isPending && marking.variables === null}
              onClick={() => marking.mutate(null)}
            >
              {texts.unmark}
            </Button>
          </>
        )}
      </div>
      {marking.error && <ProblemNote error={marking.error} />}
    </>
  );
}
