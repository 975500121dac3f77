import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { SupervisionView } from '#contracts';
import { supervisionsQuery } from '../../api/supervision-queries.js';
import { formatDate } from '../../format/date.js';
import { opensRow } from '../../keys/rows.js';
import { ChipFilter } from '../../list/chip-filter.js';
import { FoundList } from '../../list/found-list.js';
import list from '../../list/list.module.css';
import { ListHead } from '../../list/list-head.js';
import { RequestsNav } from '../../list/requests-nav.js';
import { useUrlFilters } from '../../list/url-filters.js';
import { paths } from '../../paths.js';
import queue from '../difficulties/difficulties.module.css';
import { LeaveForm } from './leave-form.js';
import { Published } from './published.js';
import { STATE_WORD, STATES, texts } from './texts.js';

/** Recommendations of supervising bodies: what waits for a unit, for an answer, for an opinion; and what is published. */
export function Component() {
  const { get, page, pageSize } = useUrlFilters();
  const [leaving, setLeaving] = useState(false);
  const asked = supervisionsQuery({
    programme: get('programme') || undefined,
    state: get('state') || undefined,
    page,
    pageSize,
  });
  const found = useQuery(asked);
  const bodies = found.data?.mayLeaveFor ?? [];
  return (
    <>
      <RequestsNav />
      <ListHead title={texts.title} count={found.data && texts.count(found.data.total)}>
        {bodies.length > 0 && (
          <Button type="primary" aria-expanded={leaving} onClick={() => setLeaving(!leaving)}>
            {leaving ? texts.close : texts.leave}
          </Button>
        )}
      </ListHead>
      {leaving && bodies.length > 0 && <LeaveForm bodies={bodies} onDone={() => setLeaving(false)} />}
      <div className={list.filters}>
        <ChipFilter name="state" label={texts.state} options={STATES} words={STATE_WORD} />
      </div>
      <FoundList found={found} asked={asked} empty={texts.empty}>
        {(items) => (
          <ul className={`${list.rows} ${queue.rows}`}>
            {items.map((one) => (
              <Row key={one.id} one={one} />
            ))}
          </ul>
        )}
      </FoundList>
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
