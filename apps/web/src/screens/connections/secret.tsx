import { Button } from 'antd';
import styles from './connections.module.css';
import { texts } from './texts.js';

/** A secret that the server tells once: it stays until somebody says that it was copied. */
export function Secret({ secret, onSeen }: { secret: string; onSeen: () => void }) {
  return (
    <section aria-label={texts.secret} className={styles.secret}>
      <p>
        {texts.secret}: <code>{secret}</code>
      </p>
      <p>{texts.secretOnce}</p>
      <Button onClick={onSeen}>{texts.secretSeen}</Button>
    </section>
  );
}
