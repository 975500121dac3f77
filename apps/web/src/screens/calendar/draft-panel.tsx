import type { CalendarDay, CalendarView, ImpactView, SavedVersion } from '#contracts';
import { Impact } from '../../changes/impact.js';
import { SavePanel } from '../../changes/save-panel.js';
import { useBroughtUp } from '../../changes/use-brought-up.js';
import { usePreviewed } from '../../changes/use-previewed.js';
import { useSay } from '../../feedback/say.js';
import { formatDate } from '../../format/date.js';
import styles from './calendar.module.css';
import { proposedOf } from './proposal.js';
import { KIND_WORD, texts } from './texts.js';
import type { CalendarDraft } from './use-draft.js';

/** What is proposed, what it would move, and the saving of it. */
export function DraftPanel({ saved, draft }: { saved: CalendarView; draft: CalendarDraft }) {
  const say = useSay();
  const { edits } = draft;
  const heading = useBroughtUp(draft.put);
  const dates = Object.keys(edits.days).sort();
  const act = usePreviewed<ImpactView, SavedVersion>({
    body: { calendar: proposedOf(saved, edits) },
    preview: '/api/calendar/preview',
    save: { method: 'PUT', path: '/api/calendar' },
    onSaved: () => {
      draft.clear();
      say(texts.saved);
    },
  });
  return (
    <section className={styles.panel} aria-label={texts.draft(dates.length)}>
      <h2 ref={heading} tabIndex={-1}>
        {texts.draft(dates.length)}
      </h2>
      <ul className={styles.changed}>
        {dates.map((date) => (
          <li key={date}>
            <button type="button" className={styles.link} onClick={() => draft.choose(date)}>
              {formatDate(date)}
            </button>{' '}
            {edits.days[date]!.map(wordsOf).join('; ') || texts.noneOfDay}
          </li>
        ))}
        {edits.weeklyRest !== null && <li>{texts.draftRest}</li>}
      </ul>
      <SavePanel act={act} word={texts.save} given={draft.cause} onDiscard={draft.clear}>
        {act.seen !== null && <Impact shown={act.seen} />}
      </SavePanel>
    </section>
  );
}

function wordsOf({ kind, name }: CalendarDay): string {
  return [KIND_WORD[kind].toLowerCase(), name].filter(Boolean).join(': ');
}
