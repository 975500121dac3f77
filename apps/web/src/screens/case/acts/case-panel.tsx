import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { CaseView } from '#contracts';
import { Bones } from '../../../feedback/bones.js';
import { useSay } from '../../../feedback/say.js';
import { UploadList } from '../../task/acts/files/upload-list.js';
import styles from './acts.module.css';
import type { Draft, FormAct } from './forms.js';
import { ACT_WORD, DONE, texts } from './texts.js';

const CaseForm = lazy(() => import('./case-form.js'));

/** Where the way down from the dossier leads. */
export const PANEL_ID = 'viec-ho-so';

/** The order in which acts are offered: the main one first. */
const ORDER = Object.keys(ACT_WORD) as FormAct[];

const EMPTY: Draft = { outcome: null, typed: {} };

/** Only the acts I may do now; what was typed outlives a closed form and a newer state of the case. */
export function CasePanel({ one }: { one: CaseView }) {
  const say = useSay();
  const [open, setOpen] = useState<FormAct | null>(null);
  const [drafts, setDrafts] = useState<Partial<Record<FormAct, Draft>>>({});
  const [uploads] = useState(() => new UploadList());
  const acts = ORDER.filter((act) => one.allowedCommands.includes(act));
  if (acts.length === 0 && open === null) return null;
  return (
    <section className={styles.panel} aria-labelledby={PANEL_ID}>
      <h2 id={PANEL_ID}>{texts.title}</h2>
      <div className={styles.buttons}>
        {acts.map((act, i) => (
          <Button
            key={act}
            type={i === 0 ? 'primary' : 'default'}
            aria-expanded={open === act}
            onClick={() => setOpen(open === act ? null : act)}
          >
            {ACT_WORD[act]}
          </Button>
        ))}
      </div>
      {open !== null && (
        <Suspense fallback={<Bones rows={4} />}>
          <CaseForm
            key={open}
            one={one}
            act={open}
            draft={drafts[open] ?? EMPTY}
            uploads={uploads}
            onChange={(draft) => setDrafts((old) => ({ ...old, [open]: draft }))}
            onClose={() => setOpen(null)}
            onDone={() => {
              say(DONE[open]);
              setDrafts((old) => ({ ...old, [open]: EMPTY }));
              uploads.clear();
              setOpen(null);
            }}
          />
        </Suspense>
      )}
    </section>
  );
}
