import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { LedgerCommand, LedgerView, OpenDataset } from '#contracts';
import { call } from '../../api/http.js';
import { ledgerPath, ledgerQuery } from '../../api/measure-queries.js';
import { Bones } from '../../feedback/bones.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { useSay } from '../../feedback/say.js';
import { formatDate } from '../../format/date.js';
import { usePageTitle } from '../../frame/page-title.js';
import { useProgramme } from '../../frame/programme.js';
import list from '../../list/list.module.css';
import coverage from '../coverage/coverage.module.css';
import styles from './open-data.module.css';
import { SET_WORD, texts } from './texts.js';

/** What of each programme is open to everybody; its keepers open and shut it here. */
export function Component() {
  usePageTitle(texts.title);
  const { programme, programmes } = useProgramme();
  const shown = programmes.filter(({ code }) => programme === null || code === programme);
  return (
    <>
      <div className={list.head}>
        <h1>{texts.title}</h1>
      </div>
      <p className={styles.quiet}>{texts.intro}</p>
      <p className={styles.quiet}>{texts.csv}</p>
      {shown.map(({ code, shortName }) => (
        <Programme key={code} code={code} name={shortName} />
      ))}
    </>
  );
}

function Programme({ code, name }: { code: string; name: string }) {
  const ledger = useQuery(ledgerQuery(code));
  return (
    <section className={coverage.group} aria-label={name}>
      <h2>{name}</h2>
      {ledger.error && <ProblemNote error={ledger.error} onRetry={() => void ledger.refetch()} />}
      {ledger.isPending && <Bones rows={2} />}
      {ledger.data && (
        <ul className={`${list.rows} ${coverage.rows}`}>
          {ledger.data.open.map((one) => (
            <li key={one.dataset}>
              <span className={coverage.subject}>
                {SET_WORD[one.dataset]}{' '}
                <span className={styles.quiet}>
                  ({one.open && one.since !== null ? texts.open(formatDate(one.since)) : texts.shut})
                </span>
              </span>
              <div className={styles.acts}>
                {one.open && <Files code={code} dataset={one.dataset} />}
                {ledger.data.mayManage && (
                  <Switch ledger={ledger.data} dataset={one.dataset} open={one.open} name={name} />
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Files({ code, dataset }: { code: string; dataset: OpenDataset }) {
  const base = `/api/open-data/${encodeURIComponent(code)}/${dataset}`;
  return (
    <span>
      {texts.files}{' '}
      <a href={`${base}.csv`} download>
        CSV
      </a>{' '}
      ·{' '}
      <a href={`${base}.json`} target="_blank" rel="noreferrer">
        JSON
      </a>
    </span>
  );
}

/** Opening shows a set to the whole world: it is asked once more. */
function Switch(props: { ledger: LedgerView; dataset: OpenDataset; open: boolean; name: string }) {
  const { ledger, dataset, open, name } = props;
  const say = useSay();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const marking = useMutation({
    mutationFn: (body: LedgerCommand) =>
      call<LedgerView>(`${ledgerPath(ledger.programme)}/commands`, {
        ...{ method: 'POST', body, version: ledger.version },
      }),
    onSuccess: () => {
      say(open ? texts.closed : texts.opened);
      setAsking(false);
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['ledger'] }),
  });
  const word = open ? texts.toShut : texts.toOpen;
  if (!asking) {
    return (
      <Button aria-label={`${word}: ${SET_WORD[dataset]}, ${name}`} onClick={() => setAsking(true)}>
        {word}
      </Button>
    );
  }
  return (
    <section aria-label={word} className={styles.asking}>
      <p>{(open ? texts.confirmShut : texts.confirmOpen)(SET_WORD[dataset], name)}</p>
      {marking.error && <ProblemNote error={marking.error} />}
      <Button
        type="primary"
        loading={marking.isPending}
        onClick={() => marking.mutate({ type: 'mark-open', dataset, open: !open })}
      >
        {word}
      </Button>{' '}
      <Button onClick={() => setAsking(false)}>{texts.cancel}</Button>
    </section>
  );
}
