import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import type { CalendarDay, IsoDate } from '#contracts';
import { useSay } from '../../feedback/say.js';
import DateField from '../../pick/date-field.js';
import styles from './calendar.module.css';
import { Choice } from './choice.js';
import { KIND_CHOICE, SCOPE_WORD, STATUS_WORD, texts } from './texts.js';
import { run, shift } from './year.js';

const LONGEST = 31;

interface Props {
  date: IsoDate;
  /** Whether the day is one of the weekly rest, so that working on it is what there is to say. */
  rest: boolean;
  onAdd: (days: readonly CalendarDay[], document?: string) => void;
}

/** One or several days, with the document that says so, put into the proposal. */
export default function DayForm({ date, rest, onAdd }: Props) {
  const say = useSay();
  const [kind, setKind] = useState<CalendarDay['kind']>(rest ? 'work' : 'off');
  const [status, setStatus] = useState<CalendarDay['status']>('confirmed');
  const [scope, setScope] = useState<'national' | 'province'>('national');
  const [until, setUntil] = useState<IsoDate | ''>('');
  const [name, setName] = useState('');
  const [document, setDocument] = useState('');
  const [issuer, setIssuer] = useState('');
  const [issuedOn, setIssuedOn] = useState<IsoDate | ''>('');
  const put = (event: FormEvent) => {
    event.preventDefault();
    const said = {
      ...(name.trim() && { name: name.trim() }),
      ...(document.trim() && { document: document.trim() }),
      ...(issuer.trim() && { issuer: issuer.trim() }),
      ...(issuedOn && { issuedOn }),
      ...(scope === 'province' && { scope }),
    };
    const days = run(date, until || date).map((on) => ({ date: on, kind, status, ...said }));
    onAdd(days, [document.trim(), issuer.trim()].filter(Boolean).join(' '));
    say(texts.putDone(days.length));
  };
  return (
    <form className={styles.form} onSubmit={put} aria-label={texts.add}>
      <h3>{texts.add}</h3>
      <Choice id="ngay-loai" label={texts.kind} value={kind} words={KIND_CHOICE} onChange={setKind} />
      <div className={styles.field}>
        <label htmlFor="ngay-den">{texts.until}</label>
        <DateField
          id="ngay-den"
          value={until}
          onChange={setUntil}
          least={date}
          most={shift(date, LONGEST - 1)}
          describedBy="ngay-den-goi-y"
        />
        <p id="ngay-den-goi-y" className={styles.quiet}>
          {texts.untilHint}
        </p>
      </div>
      <div className={styles.field}>
        <label htmlFor="ngay-ten">{texts.name}</label>
        <Input
          id="ngay-ten"
          maxLength={200}
          placeholder={texts.nameHint}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      <div className={styles.field}>
        <label htmlFor="ngay-vb">{texts.documentField}</label>
        <Input
          id="ngay-vb"
          maxLength={300}
          value={document}
          onChange={(event) => setDocument(event.target.value)}
        />
      </div>
      <div className={styles.field}>
        <label htmlFor="ngay-cq">{texts.issuer}</label>
        <Input
          id="ngay-cq"
          maxLength={200}
          value={issuer}
          onChange={(event) => setIssuer(event.target.value)}
        />
      </div>
      <div className={styles.field}>
        <label htmlFor="ngay-bh">{texts.issued}</label>
        <DateField id="ngay-bh" value={issuedOn} onChange={setIssuedOn} />
      </div>
      <Choice id="ngay-tt" label={texts.status} value={status} words={STATUS_WORD} onChange={setStatus} />
      <Choice id="ngay-pv" label={texts.scope} value={scope} words={SCOPE_WORD} onChange={setScope} />
      <Button htmlType="submit" type="primary" ghost>
        {texts.put}
      </Button>
    </form>
  );
}
