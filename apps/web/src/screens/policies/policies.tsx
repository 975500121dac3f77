import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PolicyView } from '#contracts';
import { policiesQuery } from '../../api/administration.js';
import { ChangeListing } from '../../changes/change-list.js';
import { Bones } from '../../feedback/bones.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { formatInstant } from '../../format/date.js';
import { usePageTitle } from '../../frame/page-title.js';
import list from '../../list/list.module.css';
import { Apply } from './apply.js';
import { type Draft, policyOf, typedOf } from './fields.js';
import { Playground } from './playground.js';
import styles from './policies.module.css';
import { PolicyForm } from './policy-form.js';
import { texts } from './texts.js';
import { PolicyVersions } from './versions.js';

/** The rules of reminding: a change is previewed and saved, and reaches open tasks by an act of its own. */
export function Component() {
  usePageTitle(texts.title);
  const policies = useQuery(policiesQuery);
  return (
    <>
      <div className={list.head}>
        <h1>{texts.title}</h1>
        {policies.data && (
          <span className={list.count}>
            {texts.version(
              policies.data.current.version,
              policies.data.savedAt && formatInstant(policies.data.savedAt),
            )}
          </span>
        )}
      </div>
      <p className={styles.quiet}>{texts.intro}</p>
      {policies.error && <ProblemNote error={policies.error} onRetry={() => void policies.refetch()} />}
      {policies.isPending && <Bones rows={8} />}
      {policies.data && <Rules saved={policies.data} />}
    </>
  );
}

function Rules({ saved }: { saved: PolicyView }) {
  const { version: _version, ...current } = saved.current;
  const [draft, setDraft] = useState<Draft>({ typed: {}, cause: '' });
  const [broughtBack, setBroughtBack] = useState(0);
  return (
    <>
      <div className={styles.beside}>
        <div>
          <PolicyForm current={current} draft={draft} broughtBack={broughtBack} onChange={setDraft} />
        </div>
        <Playground read={policyOf({ ...typedOf(current), ...draft.typed })} />
      </div>
      <section className={styles.section} aria-label={texts.inUse}>
        <h2>{texts.inUse}</h2>
        {saved.tasks.length === 0 && <p className={styles.quiet}>{texts.none}</p>}
        <ul className={styles.dots}>
          {saved.tasks.map(({ version, open }) => (
            <li key={version}>{texts.open(version || texts.unversioned, open)}</li>
          ))}
        </ul>
      </section>
      <Apply current={saved.current.version} />
      <PolicyVersions
        current={current}
        onBringBack={(policy, cause) => {
          setDraft({ typed: typedOf(policy), cause });
          setBroughtBack(broughtBack + 1);
        }}
      />
      <ChangeListing kinds={['policy', 'rules']} />
    </>
  );
}
