import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { CycleView } from '#contracts';
import { Bones } from '../../../feedback/bones.js';
import type { About, CycleAct } from './acts.js';
import styles from './acts.module.css';
import { ACT_WORD, texts } from './texts.js';

const ActForm = lazy(() => import('./act-form.js'));

interface Props {
  cycleId: string;
  version: number;
  acts: readonly CycleAct[];
  about: About;
  stillSo: (newer: CycleView) => boolean | Promise<boolean>;
  /** The first act stands out where it is the one that is waited for. */
  main?: boolean;
  /** One small button until it is asked for: nothing is expected here now. */
  folded?: boolean;
}

/** The acts on one stage, one unit or the whole, each with its form below; absent where there is none. */
export function ActButtons({ acts, main = false, folded = false, ...rest }: Props) {
  const [open, setOpen] = useState<CycleAct | null>(null);
  const [shown, setShown] = useState(!folded);
  if (acts.length === 0 && open === null) return null;
  if (!shown) {
    return (
      <div>
        <Button
          size="small"
          aria-label={`${texts.more} ${rest.about.stage?.name ?? ''}`}
          aria-expanded={false}
          onClick={() => setShown(true)}
        >
          {texts.more}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.acts}>
      <div className={styles.buttons}>
        {acts.map((act, i) => (
          <Button
            key={act}
            type={main && i === 0 ? 'primary' : 'default'}
            size={main ? 'middle' : 'small'}
            aria-expanded={open === act}
            onClick={() => setOpen(open === act ? null : act)}
          >
            {ACT_WORD[act]}
          </Button>
        ))}
      </div>
      {open !== null && (
        <Suspense fallback={<Bones rows={2} />}>
          <ActForm key={open} {...rest} act={open} onClose={() => setOpen(null)} />
        </Suspense>
      )}
    </div>
  );
}
