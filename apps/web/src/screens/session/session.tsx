import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { CaseView, CommitteeSessionDetail } from '#contracts';
import { caseQuery, sessionQuery } from '../../api/queries.js';
import { Absent } from '../../feedback/absent.js';
import { Empty } from '../../feedback/empty.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { useSay } from '../../feedback/say.js';
import { formatDateWithWeekday, localDate } from '../../format/date.js';
import { usePageTitle } from '../../frame/page-title.js';
import { useMe } from '../../frame/session.js';
import { paths } from '../../paths.js';
import {
  conclusionsOf,
  type Drafts,
  draftsAfter,
  enteredOf,
  missingOf,
  prefixOf,
  type Result,
} from './batch.js';
import { CancelSession } from './cancel-session.js';
import { ChooseCases } from './choose-cases.js';
import { SendBar } from './send-bar.js';
import styles from './session.module.css';
import { SessionCase } from './session-case.js';
import { texts } from './texts.js';
import { useConcludeAll } from './use-conclude-all.js';
import { useSchedule } from './use-schedule.js';

/** One session: its cases with their facts, and their conclusions entered in one go. */
export function Component() {
  const { sessionId = '' } = useParams();
  const found = useQuery(sessionQuery(sessionId));
  usePageTitle(found.data?.title ?? texts.loading);
  if (found.data === undefined) return <Absent of={found} />;
  return <Agenda key={sessionId} session={found.data} />;
}

function Agenda({ session }: { session: CommitteeSessionDetail }) {
  const today = localDate(useMe().now);
  const waiting = session.items.filter(({ status }) => status === 'with-committee');
  const toCome = !session.cancelled && session.heldOn >= today;
  return (
    <article className={styles.session}>
      <p>
        <Link to={paths.sessions}>{texts.back}</Link>
      </p>
      <header className={styles.head}>
        <h1>{session.title}</h1>
        <p>
          <strong>
            {session.cancelled ? texts.cancelled : texts.held(formatDateWithWeekday(session.heldOn))}
          </strong>{' '}
          · {texts.count(session.items.length, waiting.length)}
        </p>
        {session.mayManage && toCome && <CancelSession id={session.id} open={waiting.length} />}
      </header>
      <Cases session={session} toCome={toCome} />
      {session.mayManage && toCome && <ChooseCases session={session} />}
    </article>
  );
}

function Cases({ session, toCome }: { session: CommitteeSessionDetail; toCome: boolean }) {
  const say = useSay();
  const client = useQueryClient();
  const [drafts, setDrafts] = useState<Drafts>({});
  const [results, setResults] = useState<readonly Result[]>([]);
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set());
  const [missing, setMissing] = useState<Record<string, string[]>>({});
  const [notice, setNotice] = useState({ number: '', date: '' });
  const sending = useConcludeAll(session.id);
  const scheduling = useSchedule();
  const { items } = session;
  const entered = enteredOf(items, drafts);
  const mayConclude = items.some(({ allowedCommands }) => allowedCommands.includes('conclude'));

  const send = () => {
    const empty = missingOf(
      entered.map(({ id }) => id),
      drafts,
    );
    setMissing(empty);
    const [first] = Object.keys(empty);
    if (first !== undefined) {
      setShown(new Set([...shown, ...Object.keys(empty)]));
      document.getElementById(`${prefixOf(first)}-${empty[first]![0]}`)?.focus();
      return;
    }
    // The version of the facts that are on the page, which may be newer than the list.
    const seen = entered.map(({ id, version }) => ({
      id,
      version: client.getQueryData<CaseView>(caseQuery(id).queryKey)?.version ?? version,
    }));
    sending.mutate(conclusionsOf(seen, drafts, notice), {
      onSuccess: ({ items: answers }) => {
        const done = answers.filter((one) => one.done).length;
        setResults(answers);
        setDrafts((old) => draftsAfter(old, answers));
        setShown((old) => new Set([...old].filter((id) => !answers.some((a) => a.caseId === id && a.done))));
        say(texts.send.summary(done, answers.length));
      },
    });
  };

  return (
    <>
      <section aria-labelledby="ho-so-phien">
        <h2 id="ho-so-phien">{texts.cases}</h2>
        {items.length === 0 && <Empty>{texts.none}</Empty>}
        {scheduling.error && <ProblemNote error={scheduling.error} />}
        {scheduling.data?.map(({ taskCode, problem }) => (
          <p key={taskCode} className={styles.wrong} role="alert">
            {taskCode}: {problem.detail}
          </p>
        ))}
        <ol className={styles.cases}>
          {items.map((item) => (
            <SessionCase
              key={item.id}
              item={item}
              open={shown.has(item.id)}
              draft={drafts[item.id]}
              missing={missing[item.id] ?? []}
              result={results.find(({ caseId }) => caseId === item.id)}
              onToggle={() => {
                const next = new Set(shown);
                if (!next.delete(item.id)) next.add(item.id);
                setShown(next);
              }}
              onChange={(draft) =>
                setDrafts(({ [item.id]: _old, ...others }) =>
                  draft === null ? others : { ...others, [item.id]: draft },
                )
              }
              onTakeOut={
                toCome && item.allowedCommands.includes('schedule')
                  ? () => scheduling.mutate({ cases: [item], into: null })
                  : undefined
              }
            />
          ))}
        </ol>
      </section>
      {mayConclude && (
        <SendBar
          entered={entered.length}
          incomplete={Object.keys(missingOf(Object.keys(missing), drafts)).length}
          notice={notice}
          pending={sending.isPending}
          error={sending.error}
          onNotice={setNotice}
          onSend={send}
        />
      )}
    </>
  );
}
