import type { CycleView } from '#contracts';
import styles from './cycle.module.css';
import { StageLine } from './stage-line.js';
import { texts } from './texts.js';

/** The stages from first to last, each with its dates, what came, and the acts that may be given. */
export function Timeline({ one }: { one: CycleView }) {
  return (
    <section aria-labelledby="cac-buoc">
      <h2 id="cac-buoc" className={styles.title}>
        {texts.stages}
      </h2>
      <ol className={styles.timeline}>
        {one.stages.map((stage) => (
          <StageLine key={stage.id} one={one} stage={stage} />
        ))}
      </ol>
    </section>
  );
}
