import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { SupervisionView } from '#contracts';
import { supervisionsQuery } from '../../api/supervision-queries.js';
import { Bones } from '../../feedback/bones.js';
import { Empty } from '../../feedback/empty.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { formatDate } from '../../format/date.js';
import { usePageTitle } from '../../frame/page-title.js';
import { opensRow } from '../../keys/rows.js';
import { Chips } from '../../list/chips.js';
import list from '../../list/list.module.css';
import { Pager } from '../../list/pager.js';
import { RequestsNav } from '../../list/requests-nav.js';
import { useUrlFilters } from '../../list/url-filters.js';
import { UpdateNote } from '../../live/update-note.js';
import { paths } from '../../paths.js';
import queue from '../difficulties/difficulties.module.css';
import { LeaveForm } from './leave-form.js';
import { Published } from './published.js';
import { STATE_WORD, STATES, texts } from './texts.js';

const PAGE_SIZE = 50;

/** Recommendations of supervising bodies: what waits for a unit, for an answer, for an opinion; and what is published. */
export function Component() {
  usePageTitle(texts.title);
  const { get, all, set, page, setPage } = useUrlFilters();
  const [leaving, setLeaving] = useState(false);
  const asked = supervisionsQuery({
    programme: get('programme') || undefined,
    state: get('state') || undefined,
    page,
    pageSize: PAGE_SIZE,
  });
  const found = useQuery(asked);
  const bodies = found.data?.mayLeaveFor ?? [];
  return (
    <>
      <RequestsNav />
      <div className={list.head}>
        <h1>{texts.title}</h1>
        {found.data && (
          <span className={list.count} role="status">
            {texts.count(found.data.total)}
          </span>
        )}
        {bodies.length > 0 && (
          <Button type="primary" aria-expanded={leaving} onClick={() => setLeaving(!leaving)}>
            {leaving ? texts.close : texts.leave}
          </Button>
        )}
      </div>
      {leaving && bodies.length > 0 && <LeaveForm bodies={bodies} onDone={() => setLeaving(false)} />}
      <div className={list.filters}>
        <Chips
          label={texts.state}
          options={STATES}
          words={STATE_WORD}
          chosen={all('state')}
          onChange={(chosen) => set('state', chosen.join(','))}
        />
      </div>
      <UpdateNote of={asked} shown={found.data} />
      {found.error && <ProblemNote error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Bones />}
      {found.data?.items.length === 0 && <Empty>{texts.empty}</Empty>}
      {found.data && found.data.items.length > 0 && (
        <ul className={`${list.rows} ${queue.rows}`}>
          {found.data.items.map((one) => (
            <Row key={one.id} one={one} />
          ))}
        </ul>
      )}
      {found.data && <Pager page={page} pageSize={PAGE_SIZE} total={found.data.total} onPage={setPage} />}
      {bodies.length > 0 && <Published />}
    </>
  );
}

function Row({ one }: { one: SupervisionView }) {
  const { assigned, answerDue, status } = one;
  const waits = status === 'left' || status === 'contested' || one.overdue;
  const { kind, code, name } = one.about;
  const about =
    kind === 'programme' || code === null ? name || texts.about.programme : texts.about[kind](code);
  return (
    <li>
      <span className={`${queue.state} ${waits ? queue.open : ''}`}>{STATE_WORD[status]}</span>
      <span className={queue.what}>
        <Link to={paths.recommendation(one.id)} {...opensRow}>
          <strong>{about}</strong> {one.text ?? texts.erased}
        </Link>
        <span className={queue.quiet}>{texts.left(one.body.name, formatDate(one.leftOn))}</span>
      </span>
      <span className={queue.who}>
        <span>{assigned === null ? texts.nobody : assigned.unit.name}</span>
        <span className={queue.quiet}>
          {answerDue !== null && texts.answerDue(formatDate(answerDue))}
          {status === 'left' && texts.askedFor(formatDate(one.askedFor))}
          {one.overdue && <span className={queue.late}> · {texts.late}</span>}
        </span>
      </span>
    </li>
  );
}
