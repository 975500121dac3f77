import { Button } from 'antd';
import type { ComponentProps } from 'react';
import { PolicyFields } from '../policies/policy-fields.js';
import styles from './simulation.module.css';
import { texts } from './texts.js';

interface Props extends ComponentProps<typeof PolicyFields> {
  /** Null while nothing differs. */
  onReset: (() => void) | null;
}

/** The form of the rules, for values that are only supposed. */
export function OtherRules({ onReset, ...fields }: Props) {
  return (
    <details className={styles.fold}>
      <summary>{texts.otherRules}</summary>
      <p className={styles.quiet}>{texts.otherRulesHint}</p>
      <PolicyFields {...fields} />
      {onReset !== null && <Button onClick={onReset}>{texts.reset}</Button>}
    </details>
  );
}
