import { CheckCircleOutlined, ExclamationCircleFilled } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { EngineView, ReadyView } from '#contracts';
import { engineQuery, readyQuery } from '../../api/engine-queries.js';
import { Bones } from '../../feedback/bones.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { formatInstant } from '../../format/date.js';
import { usePageTitle } from '../../frame/page-title.js';
import figures from '../../list/figures.module.css';
import list from '../../list/list.module.css';
import styles from './engine.module.css';
import { BASE_WORD, PART_WORD, STATUS_WORD, texts } from './texts.js';

/** Whether the engine runs, part by part: what an administrator looks at before asking for help. */
export function Component() {
  usePageTitle(texts.title);
  const engine = useQuery(engineQuery);
  const ready = useQuery(readyQuery);
  const again = () => {
    void engine.refetch();
    void ready.refetch();
  };
  return (
    <>
      <div className={list.head}>
        <h1>{texts.title}</h1>
        <Button onClick={again}>{texts.refresh}</Button>
      </div>
      {engine.error && <ProblemNote error={engine.error} onRetry={again} />}
      {engine.isPending && <Bones rows={6} />}
      {engine.data && <Engine engine={engine.data} />}
      {ready.error && (
        <p className={styles.bad} role="alert">
          <ExclamationCircleFilled aria-hidden /> {texts.offline}
        </p>
      )}
      {ready.data && <Base ready={ready.data} />}
    </>
  );
}

function Engine({ engine: { status, turns, repairs, rebuilt, chain, hold } }: { engine: EngineView }) {
  return (
    <>
      <p role="status">
        <Mark good={status === 'ok'}>{STATUS_WORD[status]}</Mark>
      </p>
      <p>
        <Mark good={hold === null}>{hold === null ? texts.notHeld : texts.held(hold.reason ?? '')}</Mark>
      </p>
      {chain !== null && (
        <p>
          <Mark good={!chain.late && chain.failing === null}>
            {chain.failing === null ? texts.chain(chain.at) : texts.chainFails(chain.failing)}
          </Mark>
        </p>
      )}
      <section className={styles.section} aria-label={texts.parts}>
        <h2>{texts.parts}</h2>
        <table className={`${figures.table} ${figures.words}`}>
          <caption className="unseen">{texts.parts}</caption>
          <thead>
            <tr>
              <th scope="col">{texts.part}</th>
              <th scope="col">{texts.about}</th>
              <th scope="col">{texts.last}</th>
              <th scope="col">{texts.state}</th>
            </tr>
          </thead>
          <tbody>
            {turns.map(({ name, at, ageSeconds, late }) => (
              <tr key={name}>
                <th scope="row">{PART_WORD[name].name}</th>
                <td data-label={texts.about}>{PART_WORD[name].about}</td>
                <td data-label={texts.last}>
                  {at === null || ageSeconds === null
                    ? texts.never
                    : `${formatInstant(at)} (${texts.ago(ageSeconds)})`}
                </td>
                <td data-label={texts.state}>
                  <Mark good={!late}>{late ? texts.late : texts.fine}</Mark>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section className={styles.section} aria-label={texts.mends}>
        <h2>{texts.mends}</h2>
        <p>{texts.repairs(repairs)}</p>
        {rebuilt > 0 && <p>{texts.rebuilt(rebuilt)}</p>}
      </section>
    </>
  );
}

function Base({ ready: { checks } }: { ready: ReadyView }) {
  const names = Object.keys(BASE_WORD) as (keyof typeof BASE_WORD)[];
  return (
    <section className={styles.section} aria-label={texts.base}>
      <h2>{texts.base}</h2>
      <ul className={styles.lines}>
        {names.map((name) => (
          <li key={name}>
            <span>{BASE_WORD[name]}</span>
            <Mark good={checks[name].ok}>
              {checks[name].ok ? texts.ok : `${texts.broken}: ${checks[name].detail}`}
            </Mark>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Mark({ good, children }: { good: boolean; children: string }) {
  return (
    <span className={good ? styles.good : styles.bad}>
      {good ? <CheckCircleOutlined aria-hidden /> : <ExclamationCircleFilled aria-hidden />} {children}
    </span>
  );
}
