import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/vi';
import type { IsoDate } from '#contracts';
import { texts } from './texts.js';

dayjs.locale('vi');

const ISO = 'YYYY-MM-DD';
/** The first is shown; the others are understood when typed. */
const FORMATS = ['DD/MM/YYYY', 'D/M/YYYY', 'DDMMYYYY'];

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

/** A plain date, written and typed as dd/mm/yyyy whatever the language of the browser. */
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
  return (
    <DatePicker
      {...(id === undefined ? {} : { id })}
      value={value === '' ? null : dayjs(value, ISO)}
      // Enter takes the typed date; it must not send the form around the field as well.
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.preventDefault();
      }}
      onChange={(date) => onChange(date?.format(ISO) ?? '')}
      format={FORMATS}
      placeholder={texts.date}
      status={wrong ? 'error' : ''}
      disabled={disabled ?? false}
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={wrong ?? false}
      disabledDate={(date) => {
        const day = date.format(ISO);
        return (most !== undefined && day > most) || (least !== undefined && day < least);
      }}
      style={{ width: '100%' }}
    />
  );
}
