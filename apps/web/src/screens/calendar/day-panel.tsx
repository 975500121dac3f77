import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import type { CalendarDay, CalendarView, IsoDate } from '#contracts';
import { byPrecedence } from '#contracts/day-precedence';
import { Bones } from '../../feedback/bones.js';
import { formatDate, formatDateWithWeekday } from '../../format/date.js';
import styles from './calendar.module.css';
import { rowsOn } from './proposal.js';
import { KIND_WORD, SCOPE_WORD, STATUS_WORD, texts } from './texts.js';
import type { CalendarDraft } from './use-draft.js';
import { weekdayOf } from './year.js';

const DayForm = lazy(() => import('./day-form.js'));

/** Where the panel lies over the grid, see the style sheet. */
const OVER_THE_GRID = '(max-width: 899px)';

interface Props {
  saved: CalendarView;
  draft: CalendarDraft;
  mayPropose: boolean;
}

/** The rows of the chosen day, each with its document: the one that decides first. */
export function DayPanel({ saved, draft, mayPropose }: Props) {
  const { chosen, edits } = draft;
  if (chosen === null) {
    return (
      <aside className={styles.side} aria-label={texts.day}>
        <p className={`${styles.quiet} ${styles.wide}`}>{texts.noDay}</p>
      </aside>
    );
  }
  const rows = [...rowsOn(saved, edits, chosen)].sort(byPrecedence).reverse();
  const without = (row: CalendarDay) =>
    draft.setRows(
      chosen,
      rows.filter((other) => other !== row),
    );
  return (
    <aside className={`${styles.side} ${styles.sheet}`} aria-label={texts.day}>
      <div className={styles.sideHead}>
        <h2>{formatDateWithWeekday(chosen)}</h2>
        <Button size="small" onClick={() => draft.choose(null)}>
          {texts.close}
        </Button>
      </div>
      {rows.length === 0 && <p>{texts.weekly(!restOn(saved, draft, chosen))}</p>}
      <ul className={styles.rows}>
        {rows.map((row, i) => (
          <li key={`${row.document} ${row.scope} ${row.status}`}>
            <DayRow row={row} decides={i === 0} alone={rows.length === 1} />
            {mayPropose && (
              <Button size="small" onClick={() => without(row)}>
                {texts.remove}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {chosen in edits.days && (
        <p>
          <Button
            size="small"
            onClick={() =>
              draft.setRows(
                chosen,
                saved.days.filter(({ date }) => date === chosen),
              )
            }
          >
            {texts.undo}
          </Button>
        </p>
      )}
      {mayPropose && (
        <Suspense fallback={<Bones rows={3} />}>
          <DayForm
            key={chosen}
            date={chosen}
            rest={restOn(saved, draft, chosen)}
            onAdd={(days, document) => {
              draft.add(days, document);
              // On a phone the sheet would cover what has become of it.
              if (matchMedia(OVER_THE_GRID).matches) draft.choose(null);
            }}
          />
        </Suspense>
      )}
    </aside>
  );
}

function restOn(saved: CalendarView, { edits }: CalendarDraft, date: IsoDate): boolean {
  return (edits.weeklyRest ?? saved.weeklyRest).includes(weekdayOf(date));
}

function DayRow({ row, decides, alone }: { row: CalendarDay; decides: boolean; alone: boolean }) {
  const { kind, status, name, document, issuer, issuedOn, scope } = row;
  const issue = [document, issuer, issuedOn && texts.issuedOn(formatDate(issuedOn))].filter(Boolean);
  return (
    <>
      <span>
        <strong>{[KIND_WORD[kind], name].filter(Boolean).join(': ')}</strong> ({STATUS_WORD[status]}
        {scope === 'province' && `, ${SCOPE_WORD.province}`})
      </span>
      <span className={styles.quiet}>
        {issue.length === 0 ? texts.noDocument : `${texts.document} ${issue.join(', ')}`}
      </span>
      {!alone && <span className={styles.quiet}>{decides ? texts.decides : texts.overruled}</span>}
    </>
  );
}
