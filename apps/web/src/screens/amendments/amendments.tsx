import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { AmendmentRow } from '#contracts';
import { amendmentsQuery } from '../../api/amendment-queries.js';
import { formatDate } from '../../format/date.js';
import { useProgramme } from '../../frame/programme.js';
import { opensRow } from '../../keys/rows.js';
import { ChipFilter } from '../../list/chip-filter.js';
import { FoundList } from '../../list/found-list.js';
import list from '../../list/list.module.css';
import { ListHead } from '../../list/list-head.js';
import { RequestsNav } from '../../list/requests-nav.js';
import { UnitFilter } from '../../list/unit-filter.js';
import { useUrlFilters } from '../../list/url-filters.js';
import { paths } from '../../paths.js';
import queue from '../difficulties/difficulties.module.css';
import { STATE_WORD, STATES, texts } from './texts.js';

/** What units ask to be added or changed: with whom it is, since when, and by when there is an answer. */
export function Component() {
  const { get, page, pageSize } = useUrlFilters();
  const { programme, programmes } = useProgramme();
  const asked = amendmentsQuery({
    programme: get('programme') || undefined,
    state: get('state') || undefined,
    unit: get('unit') || undefined,
    page,
    pageSize,
  });
  const found = useQuery(asked);
  const proposes = (found.data?.mayProposeFor.length ?? 0) > 0;
  const into = programme ?? programmes[0]?.code;
  return (
    <>
      <RequestsNav />
      <ListHead title={texts.title} count={found.data && texts.count(found.data.total)}>
        {proposes && into !== undefined && <Link to={paths.proposeAmendment(into)}>{texts.propose}</Link>}
      </ListHead>
      <div className={list.filters}>
        <ChipFilter name="state" label={texts.state} options={STATES} words={STATE_WORD} />
        <UnitFilter label={texts.unit} />
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
