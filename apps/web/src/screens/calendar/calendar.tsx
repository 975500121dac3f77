import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'react-router';
import type { CalendarView } from '#contracts';
import { calendarQuery } from '../../api/administration.js';
import { ChangeListing } from '../../changes/change-list.js';
import { texts as changes } from '../../changes/texts.js';
import { useUnsaved } from '../../changes/use-unsaved.js';
import { Bones } from '../../feedback/bones.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { formatInstant, localDate } from '../../format/date.js';
import { usePageTitle } from '../../frame/page-title.js';
import { useMe } from '../../frame/session.js';
import list from '../../list/list.module.css';
import { useUrlFilters } from '../../list/url-filters.js';
import { paths } from '../../paths.js';
import styles from './calendar.module.css';
import { DayPanel } from './day-panel.js';
import { DraftPanel } from './draft-panel.js';
import { Import } from './import.js';
import { Legend } from './legend.js';
import { handedIn, isEmpty, proposedOf } from './proposal.js';
import { texts } from './texts.js';
import { type CalendarDraft, useDraft } from './use-draft.js';
import { CalendarVersions } from './versions.js';
import { WeeklyRest } from './weekly-rest.js';
import { isAnnounced } from './year.js';
import { YearGrid } from './year-grid.js';

const LEAST = 2020;
const MOST = 2100;

/** The working calendar of a year; who may propose sees what a change moves before it is saved. */
export function Component() {
  usePageTitle(texts.title);
  const calendar = useQuery(calendarQuery());
  return (
    <>
      <div className={list.head}>
        <h1>{texts.title}</h1>
        {calendar.data && (
          <span className={list.count}>
            {texts.version(
              calendar.data.version,
              calendar.data.savedAt && formatInstant(calendar.data.savedAt),
            )}
          </span>
        )}
      </div>
      {calendar.error && <ProblemNote error={calendar.error} onRetry={() => void calendar.refetch()} />}
      {calendar.isPending && <Bones rows={8} />}
      {calendar.data && <Year saved={calendar.data} />}
    </>
  );
}

function Year({ saved }: { saved: CalendarView }) {
  const me = useMe();
  const { get, set } = useUrlFilters();
  const today = localDate(me.now);
  const present = Number(today.slice(0, 4));
  const asked = Number(get('nam'));
  const year = Number.isInteger(asked) && asked >= LEAST && asked <= MOST ? asked : present;
  const { state } = useLocation();
  const draft = useDraft(saved, handedIn(state));
  useUnsaved(!isEmpty(draft.edits), changes.leave);
  const proposed = proposedOf(saved, draft.edits);
  const mayPropose = me.seesCoverage;
  const goTo = (to: number) => set('nam', to === present ? '' : String(to));
  return (
    <>
      <p className={styles.quiet}>{mayPropose ? texts.intro : texts.introReader}</p>
      <div className={list.filters}>
        <button type="button" className={styles.turn} onClick={() => goTo(year - 1)} disabled={year <= LEAST}>
          ‹ {texts.before}
        </button>
        <h2 className={styles.year} aria-live="polite">
          {texts.year} {year}
        </h2>
        <button type="button" className={styles.turn} onClick={() => goTo(year + 1)} disabled={year >= MOST}>
          {texts.after} ›
        </button>
      </div>
      <Announcement year={year} present={present} saved={saved} onShow={goTo} />
      {mayPropose && !isEmpty(draft.edits) && <DraftPanel saved={saved} draft={draft} />}
      <div className={styles.split}>
        <div>
          <Legend draft={mayPropose} />
          <YearGrid
            key={year}
            year={year}
            today={today}
            data={proposed}
            edited={draft.edits.days}
            chosen={draft.chosen}
            onChoose={draft.choose}
          />
        </div>
        <DayPanel saved={saved} draft={draft} mayPropose={mayPropose} />
      </div>
      {mayPropose && <Administration saved={saved} draft={draft} />}
    </>
  );
}

function Administration({ saved, draft }: { saved: CalendarView; draft: CalendarDraft }) {
  return (
    <>
      <Import draft={draft} />
      <p>
        <Link to={`${paths.importing}?loai=calendar`}>{texts.importSheet}</Link>
      </p>
      <WeeklyRest saved={saved} draft={draft} />
      <CalendarVersions draft={draft} />
      <ChangeListing kinds={['calendar']} />
    </>
  );
}

interface AnnouncementProps {
  year: number;
  present: number;
  saved: CalendarView;
  onShow: (year: number) => void;
}

/** Next year's notices are watched for; a year without them says so. */
function Announcement({ year, present, saved, onShow }: AnnouncementProps) {
  if (year > present && !isAnnounced(year, saved.days))
    return <p className={styles.watch}>{texts.notAnnounced(year)}</p>;
  if (year !== present || isAnnounced(present + 1, saved.days)) return null;
  return (
    <p className={styles.watch}>
      {texts.watch(present + 1)}{' '}
      <button type="button" className={styles.link} onClick={() => onShow(present + 1)}>
        {texts.showYear(present + 1)}
      </button>
    </p>
  );
}
