import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import type { CalendarDay, HolidayImport, ImportedHolidays, IsoDate } from '#contracts';
import { call } from '../../api/http.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { useSay } from '../../feedback/say.js';
import { TextField } from '../../form/controls.js';
import form from '../../form/form.module.css';
import { Line } from '../../form/line.js';
import { formatDateWithWeekday } from '../../format/date.js';
import { DateField } from '../../pick/lazily.js';
import styles from './calendar.module.css';
import { Choice } from './choice.js';
import { KIND_WORD, STATUS_WORD, texts } from './texts.js';
import type { CalendarDraft } from './use-draft.js';

/** A notice read from a file: what was found is shown, then put into the proposal. */
export function Import({ draft }: { draft: CalendarDraft }) {
  const say = useSay();
  const [file, setFile] = useState<File | null>(null);
  const [document, setDocument] = useState('');
  const [issuer, setIssuer] = useState('');
  const [issuedOn, setIssuedOn] = useState<IsoDate | ''>('');
  const [status, setStatus] = useState<CalendarDay['status']>('confirmed');
  const reading = useMutation({
    mutationFn: async (chosen: File) => {
      const body: HolidayImport = {
        ...{ format: formatOf(chosen) ?? 'csv', content: await chosen.text() },
        ...{ document: document.trim(), status },
        ...(issuer.trim() && { issuer: issuer.trim() }),
        ...(issuedOn && { issuedOn }),
      };
      return call<ImportedHolidays>('/api/calendar/import', { method: 'POST', body });
    },
  });
  const wrongFile = file !== null && formatOf(file) === null;
  const read = (event: FormEvent) => {
    event.preventDefault();
    if (file !== null && !wrongFile) reading.mutate(file);
  };
  const take = (days: readonly CalendarDay[]) => {
    draft.add(days, [document.trim(), issuer.trim()].filter(Boolean).join(' '));
    say(texts.putDone(days.length));
    reading.reset();
  };
  return (
    <details className={styles.fold}>
      <summary>{texts.importTitle}</summary>
      <form className={`${form.box} ${styles.wideForm}`} onSubmit={read} aria-label={texts.importTitle}>
        <p className={styles.quiet}>{texts.importHint}</p>
        <div className={`${form.fields} ${form.three}`}>
          <div className={`${form.field} ${styles.file}`}>
            <span>{texts.file}</span>
            <input
              id="tb-tep"
              className={`unseen ${styles.picker}`}
              type="file"
              accept=".ics,.csv,text/calendar,text/csv"
              aria-describedby="tb-tep-loi"
              onChange={(event) => {
                setFile(event.target.files?.[0] ?? null);
                reading.reset();
              }}
            />
            <label htmlFor="tb-tep" className={styles.pick}>
              {file === null ? texts.pickFile : file.name}
            </label>
            <p id="tb-tep-loi" className={form.wrong} role="alert">
              {wrongFile && texts.wrongFile}
            </p>
          </div>
          <Line id="tb-vb" label={texts.documentField}>
            <TextField id="tb-vb" most={300} value={document} onChange={setDocument} />
          </Line>
          <Line id="tb-cq" label={texts.issuer}>
            <TextField id="tb-cq" most={200} value={issuer} onChange={setIssuer} />
          </Line>
          <Line id="tb-ngay" label={texts.issued}>
            <DateField id="tb-ngay" value={issuedOn} onChange={setIssuedOn} />
          </Line>
          <Choice id="tb-tt" label={texts.status} value={status} words={STATUS_WORD} onChange={setStatus} />
        </div>
        {reading.error && <ProblemNote error={reading.error} />}
        <div>
          <Button
            htmlType="submit"
            disabled={file === null || wrongFile || document.trim() === ''}
            loading={reading.isPending}
          >
            {texts.read}
          </Button>
        </div>
        {reading.data && <Found found={reading.data} onTake={take} />}
      </form>
    </details>
  );
}

function Found({
  found: { days, problems },
  onTake,
}: {
  found: ImportedHolidays;
  onTake: (days: readonly CalendarDay[]) => void;
}) {
  return (
    <>
      <p role="status">{texts.found(days.length)}</p>
      <ul className={styles.changed}>
        {days.map(({ date, kind, name, status }) => (
          <li key={date}>
            {formatDateWithWeekday(date)}: {KIND_WORD[kind].toLowerCase()}
            {name && `, ${name}`} ({STATUS_WORD[status]})
          </li>
        ))}
      </ul>
      {problems.length > 0 && (
        <div className={styles.watch}>
          <p>{texts.problems(problems.length)}</p>
          <ul className={styles.changed}>
            {problems.map(({ path, message }) => (
              <li key={`${path} ${message}`}>
                {path}: {message}
              </li>
            ))}
          </ul>
        </div>
      )}
      {days.length > 0 && (
        <div>
          <Button type="primary" ghost onClick={() => onTake(days)}>
            {texts.take(days.length)}
          </Button>
        </div>
      )}
    </>
  );
}

function formatOf({ name }: File): HolidayImport['format'] | null {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return ending === 'ics' || ending === 'csv' ? ending : null;
}
