import { useState } from 'react';
import type { Reorganisation, ReorganisationView, SavedReorganisation } from '#contracts';
import { ChangeListing } from '../../changes/change-list.js';
import { SavePanel } from '../../changes/save-panel.js';
import { texts as changes } from '../../changes/texts.js';
import { usePreviewed } from '../../changes/use-previewed.js';
import { useUnsaved } from '../../changes/use-unsaved.js';
import { useSay } from '../../feedback/say.js';
import { localDate } from '../../format/date.js';
import { usePageTitle } from '../../frame/page-title.js';
import { useMe } from '../../frame/session.js';
import { ExportButtons } from '../../list/export-buttons.js';
import list from '../../list/list.module.css';
import { Handover } from './handover.js';
import { emptyPlan, planOf } from './plan.js';
import { PlanForm } from './plan-form.js';
import { Preview } from './preview.js';
import styles from './reorganisation.module.css';
import { texts } from './texts.js';

/** Units merged, split or renamed: shown on the record as it is, carried out, and handed over by list. */
export function Component() {
  usePageTitle(texts.title);
  const me = useMe();
  const say = useSay();
  const today = localDate(me.now);
  const [typed, setTyped] = useState(() => emptyPlan(today));
  const plan: Reorganisation | null = planOf(typed);
  const act = usePreviewed<ReorganisationView, SavedReorganisation>({
    body: plan ?? {},
    preview: '/api/units/reorganisations/preview',
    save: { method: 'POST', path: '/api/units/reorganisations' },
    onSaved: () => {
      setTyped(emptyPlan(today));
      say(texts.carriedOut);
    },
  });
  useUnsaved(plan !== null, changes.leave);
  const last = act.preview.data?.shown ?? null;
  // In a split the rows on the page are what one chooses from: they stay while the choice changes.
  const shown = act.seen ?? (typed.kind === 'split' && plan !== null ? last : null);
  return (
    <>
      <div className={list.head}>
        <h1>{texts.title}</h1>
      </div>
      <p className={styles.quiet}>{texts.intro}</p>
      <div className={list.filters}>
        {texts.present}
        <ExportButtons of="/api/units" filter={{}} />
      </div>
      <PlanForm
        typed={typed}
        onChange={(next) => {
          act.save.reset();
          // Rows of other units are nothing to choose from.
          if (next.kind !== typed.kind || next.olds !== typed.olds) act.preview.reset();
          setTyped(next);
        }}
      />
      <SavePanel act={act} word={texts.carryOut} asksCause={false} disabled={plan === null}>
        {plan === null && <p className={styles.quiet}>{texts.incomplete}</p>}
        {shown !== null && (
          <>
            {act.seen === null && (
              <p className={styles.watch} role="status">
                {texts.again}
              </p>
            )}
            <Preview shown={shown} typed={typed} plan={plan} onChange={setTyped} />
          </>
        )}
      </SavePanel>
      <ChangeListing kinds={['units']} more={({ id }) => <Handover change={id} />} />
    </>
  );
}
