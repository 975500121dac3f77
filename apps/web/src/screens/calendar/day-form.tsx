import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import type { CalendarDay, IsoDate } from '#contracts';
import { useSay } from '../../feedback/say.js';
import { TextField } from '../../form/controls.js';
import { hintOf, Line } from '../../form/line.js';
import { DateField } from '../../pick/lazily.js';
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
      <Line id="ngay-den" label={texts.until} hint={texts.untilHint}>
        <DateField
          id="ngay-den"
          value={until}
          onChange={setUntil}
          least={date}
          most={shift(date, LONGEST - 1)}
          describedBy={hintOf('ngay-den')}
        />
      </Line>
      <Line id="ngay-ten" label={texts.name}>
        <TextField id="ngay-ten" most={200} placeholder={texts.nameHint} value={name} onChange={setName} />
      </Line>
      <Line id="ngay-vb" label={texts.documentField}>
        <TextField id="ngay-vb" most={300} value={document} onChange={setDocument} />
      </Line>
      <Line id="ngay-cq" label={texts.issuer}>
        <TextField id="ngay-cq" most={200} value={issuer} onChange={setIssuer} />
      </Line>
      <Line id="ngay-bh" label={texts.issued}>
        <DateField id="ngay-bh" value={issuedOn} onChange={setIssuedOn} />
      </Line>
      <Choice id="ngay-tt" label={texts.status} value={status} words={STATUS_WORD} onChange={setStatus} />
      <Choice id="ngay-pv" label={texts.scope} value={scope} words={SCOPE_WORD} onChange={setScope} />
      <Button htmlType="submit" type="primary" ghost>
        {texts.put}
      </Button>
    </form>
  );
}
