import { useQuery } from '@tanstack/react-query';
import type { AttributionView, CaseView } from '#contracts';
import { attributionQuery } from '../../api/queries.js';
import { Bones } from '../../feedback/bones.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { formatDate } from '../../format/date.js';
import { Card } from './card.js';
import styles from './case.module.css';
import { HOLDER_WORD, texts } from './texts.js';

/** Who held the work for how long: a bar for the eye, the same in words for everybody. */
export function Held({ one }: { one: CaseView }) {
  const all = useQuery(attributionQuery(one.taskId));
  const held = all.data?.items.find(({ deadlineId }) => deadlineId === one.deadlineId);
  return (
    <Card title={texts.held}>
      {all.isPending && <Bones rows={2} />}
      {all.error && <ProblemNote error={all.error} onRetry={() => void all.refetch()} />}
      {all.data && (held === undefined || held.segments.length === 0) && <p>{texts.heldNone}</p>}
      {held !== undefined && held.segments.length > 0 && <Bar held={held} />}
    </Card>
  );
}

function Bar({ held: { segments, totals, awaitingInput } }: { held: AttributionView }) {
  return (
    <>
      <div className={styles.bar} aria-hidden>
        {segments.map(({ holder, from, calendarDays }) => (
          <span
            key={from}
            className={styles[holder]}
            // Through the CSSOM, which the security policy allows.
            ref={(part) => part?.style.setProperty('flex-grow', String(calendarDays))}
          />
        ))}
      </div>
      <ul className={styles.held}>
        {totals.map(({ holder, unit, workingDays, calendarDays }) => (
          <li key={`${holder} ${unit?.code ?? ''}`}>
            <span className={`${styles.mark} ${styles[holder] ?? ''}`} aria-hidden />
            <span>{holder === 'unit' && unit ? unit.name : HOLDER_WORD[holder]}</span>
            <span>
              <strong>{texts.workingDays(workingDays)}</strong>{' '}
              <span className={styles.quiet}>({texts.calendarDays(calendarDays)})</span>
            </span>
          </li>
        ))}
      </ul>
      {awaitingInput.map(({ unit, from, to, workingDays }) => (
        <p key={`${unit?.code ?? ''} ${from}`} className={styles.quiet}>
          {texts.awaitingInput(unit?.name ?? '', workingDays)} ({formatDate(from)}–{formatDate(to)})
        </p>
      ))}
    </>
  );
}
