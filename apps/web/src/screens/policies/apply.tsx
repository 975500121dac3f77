import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImpactView, SavedVersion } from '#contracts';
import { policyVersionsQuery } from '../../api/administration.js';
import { Impact } from '../../changes/impact.js';
import { SavePanel } from '../../changes/save-panel.js';
import { usePreviewed } from '../../changes/use-previewed.js';
import { useSay } from '../../feedback/say.js';
import { SelectField } from '../../form/controls.js';
import form from '../../form/form.module.css';
import { Line } from '../../form/line.js';
import { TaskField } from '../../pick/lazily.js';
import styles from './policies.module.css';
import { texts } from './texts.js';

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
      <div className={`${form.box} ${styles.panel}`}>
        <div className={styles.choice}>
          <Line id="ap-phien-ban" label={texts.applyVersion}>
            <SelectField
              id="ap-phien-ban"
              value={version}
              options={offered.map((one) => [one, one])}
              onChange={setAsked}
            />
          </Line>
          <Line id="ap-viec" label={texts.applyTo}>
            <SelectField
              id="ap-viec"
              value={chosen === null ? 'all' : 'some'}
              options={[
                ['all', texts.all],
                ['some', texts.some],
              ]}
              onChange={(to) => setChosen(to === 'all' ? null : [])}
            />
          </Line>
        </div>
        {chosen !== null && (
          <Line id="ap-chon" label={texts.chosen}>
            <TaskField id="ap-chon" value={chosen} onChange={setChosen} />
          </Line>
        )}
        <SavePanel act={act} word={texts.applyDo} disabled={chosen?.length === 0}>
          {act.seen !== null && <Impact shown={act.seen} />}
        </SavePanel>
      </div>
    </section>
  );
}
