import { useRef, useState } from 'react';
import type { SimulationView } from '#contracts';
import { Cases } from './cases.js';
import { Difference } from './difference.js';
import { BusiestDays, PeopleByMonth } from './load.js';
import styles from './simulation.module.css';
import { Steps } from './steps.js';
import { texts } from './texts.js';
import { busiestFirst, EVERYTHING, type Looked } from './view.js';

/** What a run says: how much, when, to whom, what of it, and how it differs from today's rules. */
export function Result({ shown }: { shown: SimulationView }) {
  const { load, change } = shown;
  const [looked, setLooked] = useState<Looked>({ ...EVERYTHING, day: busiestFirst(load.days)[0]?.day ?? '' });
  const steps = useRef<HTMLElement>(null);
  // The list stands below what is chosen, out of sight on most screens.
  const lookAt = (chosen: Looked) => {
    setLooked(chosen);
    steps.current?.scrollIntoView({ block: 'start' });
  };
  return (
    <>
      <section className={styles.section} aria-label={texts.title}>
        <p role="status">
          {texts.sum(shown)} {load.unreached > 0 && texts.unreached(load.unreached)}
        </p>
        <p className={styles.quiet}>{texts.notCounted}</p>
      </section>
      {change !== null && <Difference shown={shown} change={change} />}
      {load.mails === 0 && <p>{texts.nothing}</p>}
      {load.mails > 0 && (
        <>
          <BusiestDays shown={shown} looked={looked} onLook={lookAt} />
          <PeopleByMonth shown={shown} onLook={lookAt} />
        </>
      )}
      <Steps ref={steps} shown={shown} looked={looked} onLook={setLooked} />
      <Cases shown={shown} />
    </>
  );
}
