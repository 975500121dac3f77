import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/vi';
import { useEffect, useRef, useState } from 'react';
import type { IsoDate } from '#contracts';
import styles from '../form/form.module.css';
import { FORMATS, ISO, refusedDate } from './refused-date.js';
import { texts } from './texts.js';

dayjs.locale('vi');

interface Props {
  id?: string;
  /** Where no label stands beside it. */
  label?: string;
  value: IsoDate | '';
  onChange: (value: IsoDate | '') => void;
  /** Dates after or before these are not offered. */
  least?: IsoDate;
  most?: IsoDate;
  wrong?: boolean;
  describedBy?: string;
  disabled?: boolean;
}

/**
 * A plain date, written and typed as dd/mm/yyyy whatever the language of the browser. What was typed and is no date that
 * the field takes is told, and holds the form back once: a form must not go out without a date that was meant to be in it.
 */
export default function DateField({
  id,
  label,
  value,
  onChange,
  least,
  most,
  wrong,
  describedBy,
  disabled,
}: Props) {
  const [refused, setRefused] = useState<string | null>(null);
  const note = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const form = note.current?.closest('form');
    if (refused === null || !form) return;
    const hold = (event: SubmitEvent) => {
      event.preventDefault();
      event.stopPropagation();
      note.current?.parentElement?.querySelector('input')?.focus();
    };
    form.addEventListener('submit', hold, { capture: true });
    return () => form.removeEventListener('submit', hold, { capture: true });
  }, [refused]);
  return (
    <>
      <DatePicker
        {...(id === undefined ? {} : { id })}
        value={value === '' ? null : dayjs(value, ISO)}
        // Enter takes the typed date; it must not send the form around the field as well.
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault();
        }}
        onChange={(date) => {
          setRefused(null);
          onChange(date?.format(ISO) ?? '');
        }}
        onBlur={({ target }) =>
          setRefused(target instanceof HTMLInputElement ? refusedDate(target.value, { least, most }) : null)
        }
        format={FORMATS}
        placeholder={texts.date}
        status={wrong || refused !== null ? 'error' : ''}
        disabled={disabled ?? false}
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={wrong || refused !== null}
        disabledDate={(date) => {
          const day = date.format(ISO);
          return (most !== undefined && day > most) || (least !== undefined && day < least);
        }}
        style={{ width: '100%' }}
      />
      {refused !== null && (
        <p ref={note} role="alert" className={styles.wrong}>
          {refused}
        </p>
      )}
    </>
  );
}
