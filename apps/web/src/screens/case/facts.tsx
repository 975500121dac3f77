import type { ReactNode } from 'react';
import type { CaseView } from '#contracts';
import { formatDate, formatDateWithWeekday } from '../../format/date.js';
import { Card } from './card.js';
import styles from './case.module.css';
import { DATE_KIND, texts } from './texts.js';

/** What the case is about, with every date the deadline ever had. */
export function Facts({ one }: { one: CaseView }) {
  const { task, legalDue, originalLegalDue, dates, extensions } = one;
  const ofStage = one.taskCode === '';
  const moved = originalLegalDue !== null && originalLegalDue !== legalDue;
  return (
    <Card title={texts.facts}>
      <dl className={styles.facts}>
        <Fact name={texts.deliverable} wide>
          {one.deliverable === '' ? texts.noDeliverable : one.deliverable}
        </Fact>
        <Fact name={texts.due}>
          <strong>{legalDue === null ? texts.nobody : formatDateWithWeekday(legalDue)}</strong>
        </Fact>
        <Fact name={texts.original}>
          {originalLegalDue === null ? (
            texts.nobody
          ) : moved ? (
            <s>{formatDate(originalLegalDue)}</s>
          ) : (
            formatDate(originalLegalDue)
          )}
        </Fact>
        <Fact name={texts.extensions}>
          {texts.extended(extensions.granted, extensions.refused)}
          {dates.map(({ kind, from, to, on }) => (
            <p key={`${kind} ${on} ${to}`} className={styles.quiet}>
              {from === null ? '' : `${formatDate(from)} → `}
              {formatDate(to)} ({DATE_KIND[kind]}, {formatDate(on)})
            </p>
          ))}
        </Fact>
        {ofStage ? (
          <Fact name={texts.owing} wide>
            <Owing units={task.leads} />
          </Fact>
        ) : (
          <Fact name={texts.lead}>
            {task.leads.map(({ name }) => name).join(', ') || task.heldBy?.name || texts.noLead}
          </Fact>
        )}
        {task.coordinating.length > 0 && (
          <Fact name={texts.coordinating}>{task.coordinating.map(({ name }) => name).join(', ')}</Fact>
        )}
        {!ofStage && (
          <Fact name={texts.officer}>
            {task.officer === null ? texts.nobody : `đ/c ${task.officer.name}`}
          </Fact>
        )}
        {task.assignedOn !== null && (
          <Fact name={ofStage ? texts.opened : texts.assigned}>{formatDate(task.assignedOn)}</Fact>
        )}
        {!ofStage && task.assignedOn !== null && (
          <Fact name={texts.acknowledged}>
            {task.acknowledgedOn === null ? texts.nobody : formatDate(task.acknowledgedOn)}
          </Fact>
        )}
        {!ofStage && (
          <Fact name={texts.basis} wide>
            {task.basis === null
              ? texts.noBasis
              : [
                  task.basis.title,
                  task.basis.number === null ? null : `số ${task.basis.number}`,
                  task.basis.date === null ? null : `ngày ${formatDate(task.basis.date)}`,
                  task.basis.issuer,
                ]
                  .filter((part) => part !== null)
                  .join(' · ')}
          </Fact>
        )}
      </dl>
    </Card>
  );
}

/** Those who have not answered: a few are named at once, many are counted first. */
function Owing({ units }: { units: CaseView['task']['leads'] }) {
  const names = units.map(({ name }) => name).join(', ');
  if (units.length <= AT_ONCE) return <>{names || texts.nobody}</>;
  return (
    <details className={styles.more}>
      <summary>{texts.owingCount(units.length)}</summary>
      {names}
    </details>
  );
}

const AT_ONCE = 6;

function Fact({ name, wide = false, children }: { name: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={wide ? styles.wide : undefined}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
