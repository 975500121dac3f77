import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { ImpactView, SavedVersion } from '#contracts';
import { policyVersionsQuery } from '../../api/administration.js';
import { Impact } from '../../changes/impact.js';
import { SavePanel } from '../../changes/save-panel.js';
import { usePreviewed } from '../../changes/use-previewed.js';
import { useSay } from '../../feedback/say.js';
import styles from './policies.module.css';
import { texts } from './texts.js';

const TaskField = lazy(() => import('../../pick/task-field.js'));

/** New rules reach open tasks by this alone, each time for a version and tasks that are named. */
export function Apply({ current }: { current: string }) {
  const say = useSay();
  const versions = useQuery(policyVersionsQuery);
  const [asked, setAsked] = useState<string | null>(null);
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const version = asked ?? current;
  const act = usePreviewed<ImpactView, SavedVersion>({
    body: { version, tasks: chosen ?? 'all' },
    preview: '/api/policies/apply/preview',
    save: { method: 'POST', path: '/api/policies/apply' },
    onSaved: () => {
      setChosen(null);
      say(texts.applied);
    },
  });
  const offered = versions.data?.items.map((one) => one.version) ?? [current];
  return (
    <section className={styles.section} aria-labelledby="ap-dung">
      <h2 id="ap-dung">{texts.apply}</h2>
      <p className={styles.quiet}>{texts.applyIntro}</p>
      <div className={styles.panel}>
        <div className={styles.choice}>
          <div className={styles.field}>
            <label htmlFor="ap-phien-ban">{texts.applyVersion}</label>
            <select
              id="ap-phien-ban"
              className={styles.select}
              value={version}
              onChange={(event) => setAsked(event.target.value)}
            >
              {offered.map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>
          </div>
          <div className={styles.field}>
            <label htmlFor="ap-viec">{texts.applyTo}</label>
            <select
              id="ap-viec"
              className={styles.select}
              value={chosen === null ? 'all' : 'some'}
              onChange={(event) => setChosen(event.target.value === 'all' ? null : [])}
            >
              <option value="all">{texts.all}</option>
              <option value="some">{texts.some}</option>
            </select>
          </div>
        </div>
        {chosen !== null && (
          <div className={styles.field}>
            <label htmlFor="ap-chon">{texts.chosen}</label>
            <Suspense fallback={<input id="ap-chon" disabled />}>
              <TaskField id="ap-chon" value={chosen} onChange={setChosen} />
            </Suspense>
          </div>
        )}
        <SavePanel act={act} word={texts.applyDo} disabled={chosen?.length === 0}>
          {act.seen !== null && <Impact shown={act.seen} />}
        </SavePanel>
      </div>
    </section>
  );
}
