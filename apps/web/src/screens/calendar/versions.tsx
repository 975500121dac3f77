import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { CalendarDay, CalendarView } from '#contracts';
import { calendarComparisonQuery, calendarQuery, calendarVersionsQuery } from '../../api/administration.js';
import { Versions } from '../../changes/version-list.js';
import { Bones } from '../../feedback/bones.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { useSay } from '../../feedback/say.js';
import { formatDate } from '../../format/date.js';
import styles from './calendar.module.css';
import { KIND_WORD, STATUS_WORD, texts } from './texts.js';
import type { CalendarDraft } from './use-draft.js';

/** An older version is brought back as a proposal: previewed and saved like any other. */
export function CalendarVersions({ draft }: { draft: CalendarDraft }) {
  const say = useSay();
  const client = useQueryClient();
  const versions = useQuery(calendarVersionsQuery);
  const bringBack = async (version: string) => {
    const wanted: CalendarView = await client.fetchQuery(calendarQuery(version));
    draft.bringBack(wanted, texts.bringBackCause(version));
    say(texts.broughtBack(version));
  };
  return (
    <Versions
      versions={versions}
      compare={(version, current) => <Compared version={version} current={current} />}
      onBringBack={(version) => void bringBack(version)}
    />
  );
}

function Compared({ version, current }: { version: string; current: string }) {
  const compared = useQuery(calendarComparisonQuery(version, current));
  if (compared.error) return <ProblemNote error={compared.error} />;
  if (!compared.data) return <Bones rows={2} />;
  const { days, weeklyRestChanged } = compared.data;
  if (days.length === 0 && !weeklyRestChanged) return <p>{texts.same}</p>;
  return (
    <ul className={styles.changed}>
      {weeklyRestChanged && <li>{texts.restChanged}</li>}
      {days.map(({ before, after }) => (
        <li key={`${(before ?? after)!.date} ${(before ?? after)!.document} ${(before ?? after)!.scope}`}>
          {formatDate((before ?? after)!.date)}: {texts.older} {wordsOf(before)}; {texts.now} {wordsOf(after)}
        </li>
      ))}
    </ul>
  );
}

function wordsOf(day: CalendarDay | null): string {
  if (day === null) return texts.none;
  const { kind, name, status } = day;
  return `${[KIND_WORD[kind].toLowerCase(), name].filter(Boolean).join(' ')} (${STATUS_WORD[status]})`;
}
