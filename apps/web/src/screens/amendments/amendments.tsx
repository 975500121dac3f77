import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { Link } from 'react-router';
import type { AmendmentRow } from '#contracts';
import { amendmentsQuery } from '../../api/amendment-queries.js';
import { Bones } from '../../feedback/bones.js';
import { Empty } from '../../feedback/empty.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { formatDate } from '../../format/date.js';
import { usePageTitle } from '../../frame/page-title.js';
import { useProgramme } from '../../frame/programme.js';
import { opensRow } from '../../keys/rows.js';
import { Chips } from '../../list/chips.js';
import list from '../../list/list.module.css';
import { Pager } from '../../list/pager.js';
import { RequestsNav } from '../../list/requests-nav.js';
import { useUrlFilters } from '../../list/url-filters.js';
import { UpdateNote } from '../../live/update-note.js';
import { paths } from '../../paths.js';
import { UnitField } from '../../pick/lazily.js';
import queue from '../difficulties/difficulties.module.css';
import { STATE_WORD, STATES, texts } from './texts.js';

const PAGE_SIZE = 50;

/** What units ask to be added or changed: with whom it is, since when, and by when there is an answer. */
export function Component() {
  usePageTitle(texts.title);
  const { get, all, set, page, setPage } = useUrlFilters();
  const { programme, programmes } = useProgramme();
  const asked = amendmentsQuery({
    programme: get('programme') || undefined,
    state: get('state') || undefined,
    unit: get('unit') || undefined,
    page,
    pageSize: PAGE_SIZE,
  });
  const found = useQuery(asked);
  const proposes = (found.data?.mayProposeFor.length ?? 0) > 0;
  const into = programme ?? programmes[0]?.code;
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
        {proposes && into !== undefined && <Link to={paths.proposeAmendment(into)}>{texts.propose}</Link>}
      </div>
      <div className={list.filters}>
        <Chips
          label={texts.state}
          options={STATES}
          words={STATE_WORD}
          chosen={all('state')}
          onChange={(chosen) => set('state', chosen.join(','))}
        />
        <span className={list.unit}>
          <Suspense fallback={<input disabled aria-label={texts.unit} />}>
            <UnitField
              id="loc-don-vi"
              label={texts.unit}
              value={all('unit')}
              most={1}
              onChange={(codes) => set('unit', codes.join(','))}
            />
          </Suspense>
        </span>
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
    </>
  );
}

function Row({ one }: { one: AmendmentRow }) {
  const { holder, answerDue } = one;
  const waits = one.status === 'signed' || one.status === 'prepared';
  return (
    <li>
      <span className={`${queue.state} ${waits ? queue.open : ''}`}>{STATE_WORD[one.status]}</span>
      <span className={queue.what}>
        <Link to={paths.amendment(one.id)} {...opensRow}>
          <strong>{one.isNew ? texts.isNew : `${texts.change} ${one.task?.code ?? ''}`}</strong> {one.title}
        </Link>
        <span className={queue.quiet}>{texts.by(one.unit.name, formatDate(one.proposedOn))}</span>
      </span>
      <span className={queue.who}>
        {holder !== null && <span>{texts.holder(holder.name, formatDate(holder.since))}</span>}
        {waits && answerDue !== null && (
          <span className={queue.quiet}>
            {texts.answerDue(formatDate(answerDue))}
            {one.overdue && <span className={queue.late}> · {texts.late}</span>}
          </span>
        )}
      </span>
    </li>
  );
}
