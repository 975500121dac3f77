import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { IndicatorView, LedgerCommand, LedgerView } from '#contracts';
import { call } from '../../api/http.js';
import { ledgerPath, ledgerQuery } from '../../api/measure-queries.js';
import { Bones } from '../../feedback/bones.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { useSay } from '../../feedback/say.js';
import form from '../../form/form.module.css';
import TaskCodeField from '../submission/task-code-field.js';
import styles from './indicator.module.css';
import { manageTexts as texts } from './texts.js';

/** Which tasks count towards the indicator: one is added, one is taken away, each with its other indicators kept. */
export function LinkTask({ indicator, onClose }: { indicator: IndicatorView; onClose: () => void }) {
  const { code, programme, tasks } = indicator;
  const say = useSay();
  const client = useQueryClient();
  const ledger = useQuery(ledgerQuery(programme));
  const [task, setTask] = useState('');
  const linking = useMutation({
    mutationFn: ({ of, linked }: { of: string; linked: boolean }) => {
      const present = ledger.data!.measures.find((one) => one.task === of)?.indicators ?? [];
      const others = present.filter((one) => one !== code);
      const body: LedgerCommand = {
        ...{ type: 'measure-task', task: of },
        indicators: linked ? [...others, code] : others,
      };
      return call<LedgerView>(`${ledgerPath(programme)}/commands`, {
        ...{ method: 'POST', body, version: ledger.data!.version },
      });
    },
    onSuccess: () => {
      say(texts.saved);
      setTask('');
    },
    onSettled: () => {
      for (const name of ['ledger', 'indicator', 'indicators'])
        void client.invalidateQueries({ queryKey: [name] });
    },
  });
  if (ledger.error) return <ProblemNote error={ledger.error} onRetry={() => void ledger.refetch()} />;
  if (ledger.isPending) return <Bones rows={2} />;
  return (
    <div className={form.box}>
      <p className={styles.quiet}>{texts.hints['link-task']}</p>
      <div className={form.field}>
        <span>{texts.task}</span>
        <TaskCodeField label={texts.task} value={task} wrong={false} onChange={setTask} />
      </div>
      {linking.error && <ProblemNote error={linking.error} />}
      <div>
        <Button
          type="primary"
          disabled={task === ''}
          loading={linking.isPending}
          onClick={() => linking.mutate({ of: task, linked: true })}
        >
          {texts.link}
        </Button>{' '}
        <Button onClick={onClose}>{texts.cancel}</Button>
      </div>
      {tasks.length > 0 && (
        <ul className={styles.rows}>
          {tasks.map(({ id, code: of, title, inferred }) => (
            <li key={id}>
              <span>
                {of}. {title}
              </span>
              <span>
                {inferred && (
                  <Button size="small" onClick={() => linking.mutate({ of, linked: true })}>
                    {texts.confirm(of)}
                  </Button>
                )}{' '}
                <Button size="small" onClick={() => linking.mutate({ of, linked: false })}>
                  {texts.unlink(of)}
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
