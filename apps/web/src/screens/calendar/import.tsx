import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, lazy, Suspense, useState } from 'react';
import type { CalendarDay, HolidayImport, ImportedHolidays, IsoDate } from '#contracts';
import { call } from '../../api/http.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { useSay } from '../../feedback/say.js';
import { formatDateWithWeekday } from '../../format/date.js';
import styles from './calendar.module.css';
import { Choice } from './choice.js';
import { KIND_WORD, STATUS_WORD, texts } from './texts.js';
import type { CalendarDraft } from './use-draft.js';

const DateField = lazy(() => import('../../pick/date-field.js'));

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
    window.scrollTo({ top: 0 });
  };
  return (
    <details className={styles.fold}>
      <summary>{texts.importTitle}</summary>
      <form className={styles.wideForm} onSubmit={read} aria-label={texts.importTitle}>
        <p className={styles.quiet}>{texts.importHint}</p>
        <div className={styles.fields}>
          <div className={styles.field}>
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
            <p id="tb-tep-loi" className={styles.wrong} role="alert">
              {wrongFile && texts.wrongFile}
            </p>
          </div>
          <div className={styles.field}>
            <label htmlFor="tb-vb">{texts.documentField}</label>
            <Input
              id="tb-vb"
              maxLength={300}
              value={document}
              onChange={(event) => setDocument(event.target.value)}
            />
          </div>
          <div className={styles.field}>
            <label htmlFor="tb-cq">{texts.issuer}</label>
            <Input
              id="tb-cq"
              maxLength={200}
              value={issuer}
              onChange={(event) => setIssuer(event.target.value)}
            />
          </div>
          <div className={styles.field}>
            <label htmlFor="tb-ngay">{texts.issued}</label>
            <Suspense fallback={<Input id="tb-ngay" disabled />}>
              <DateField id="tb-ngay" value={issuedOn} onChange={setIssuedOn} />
            </Suspense>
          </div>
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
