import { Input } from 'antd';
import { type ReactNode, Suspense } from 'react';
import styles from './form.module.css';

interface Props {
  /** Of the control; what is wrong with it has the id that `saidOf` names. */
  id: string;
  label: string;
  /** Beside the label, as that nothing need be entered. */
  remark?: string | undefined;
  /** Below the control. */
  hint?: string | undefined;
  wrong?: string | undefined;
  wide?: boolean;
  children: ReactNode;
}

/** One field of a form: its label, its control, and what is wrong with it. */
export function Line({ id, label, remark, hint, wrong, wide = false, children }: Props) {
  return (
    <div className={wide ? `${styles.field} ${styles.wide}` : styles.field}>
      <label htmlFor={id}>
        {label} {remark !== undefined && <span className={styles.hint}>{remark}</span>}
      </label>
      <Suspense fallback={<Input id={id} disabled />}>{children}</Suspense>
      {hint !== undefined && (
        <p id={hintOf(id)} className={styles.hint}>
          {hint}
        </p>
      )}
      {wrong !== undefined && (
        <p id={saidOf(id)} className={styles.wrong} role="alert">
          {wrong}
        </p>
      )}
    </div>
  );
}

export function hintOf(id: string): string {
  return `${id}-goi-y`;
}

function saidOf(id: string): string {
  return `${id}-loi`;
}

/** How a picker is told that something is wrong with it. */
export function told(id: string, wrong: string | undefined): { wrong?: true; describedBy?: string } {
  return wrong === undefined ? {} : { wrong: true, describedBy: saidOf(id) };
}

/** How a control of the browser is told so. */
export function toldInAria(id: string, wrong: string | undefined) {
  return wrong === undefined ? {} : ({ 'aria-invalid': true, 'aria-describedby': saidOf(id) } as const);
}
