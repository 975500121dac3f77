import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { PlanSheetView } from '#contracts';
import { cyclePath, sendPlanSheet } from '../../api/cycle-queries.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { useSay } from '../../feedback/say.js';
import { formatNumber } from '../../format/number.js';
import styles from './submission.module.css';
import { sheetTexts as texts } from './texts.js';

interface Props {
  cycleId: string;
  stage: string;
  /** The draft is another one now. */
  onSaved: () => Promise<void>;
}

/** The tasks of an annual plan from a sheet: what is wrong cell by cell, what differs, and only then into the draft. */
export function PlanSheet({ cycleId, stage, onSaved }: Props) {
  const say = useSay();
  const [file, setFile] = useState<File | null>(null);
  const reading = useMutation({ mutationFn: (chosen: File) => sendPlanSheet(cycleId, stage, chosen) });
  const saving = useMutation({
    mutationFn: ({ chosen, revision }: { chosen: File; revision: number }) =>
      sendPlanSheet(cycleId, stage, chosen, revision),
    onSuccess: async ({ saved }) => {
      if (!saved) return;
      say(texts.saved);
      reading.reset();
      setFile(null);
      await onSaved();
    },
  });
  const read = saving.data?.saved === false ? saving.data : reading.data;
  const error = saving.error ?? reading.error;
  return (
    <details className={styles.card}>
      <summary>{texts.title}</summary>
      <div className={styles.sheetUpload}>
        <p className={styles.quiet}>{texts.intro}</p>
        <p>
          <a href={`${cyclePath(cycleId)}/plan-sheet.xlsx?${new URLSearchParams({ stage })}`} download>
            {texts.download}
          </a>
        </p>
        <p>
          <label htmlFor="bang-nhiem-vu">{texts.choose}</label>{' '}
          <input
            id="bang-nhiem-vu"
            type="file"
            accept=".xlsx"
            onChange={(event) => {
              const [chosen] = event.target.files ?? [];
              // Otherwise choosing the same file again, mended, would change nothing.
              event.target.value = '';
              saving.reset();
              if (chosen === undefined) return;
              setFile(chosen);
              reading.mutate(chosen);
            }}
          />
        </p>
        {reading.isPending && <p role="status">{texts.reading}</p>}
        {error && <ProblemNote error={error} />}
        {file !== null && read !== undefined && (
          <Shown name={file.name} read={read}>
            <Button
              type="primary"
              loading={saving.isPending}
              onClick={() => saving.mutate({ chosen: file, revision: read.revision })}
            >
              {texts.save}
            </Button>
          </Shown>
        )}
      </div>
    </details>
  );
}

function Shown({ name, read, children }: { name: string; read: PlanSheetView; children: ReactNode }) {
  const { rows, errors, notes, diff } = read;
  const { added, removed, changed, unchanged, reordered } = diff;
  const differs = added.length + removed.length + changed.length > 0 || reordered;
  return (
    <section className={styles.sheetUpload} aria-label={texts.result}>
      <p role="status">
        <strong>{name}</strong>: {texts.counts(rows, errors.length)}
      </p>
      {errors.length > 0 && (
        <>
          <p className={styles.wrong}>{texts.errors}</p>
          <Cells cells={errors} />
        </>
      )}
      {notes.length > 0 && (
        <details>
          <summary>{texts.notes(notes.length)}</summary>
          <Cells cells={notes} />
        </details>
      )}
      {errors.length === 0 && (
        <>
          <p>
            {differs ? texts.differs(added.length, changed.length, removed.length, unchanged) : texts.same}
          </p>
          <ul className={styles.sheetDiff}>
            {added.map(({ code, title }) => (
              <li key={`+ ${code} ${title}`}>
                {texts.added} <strong>{code}</strong> {title}
              </li>
            ))}
            {changed.map(({ code, title, cells }) => (
              <li key={`~ ${code}`}>
                {texts.changed} <strong>{code}</strong> {title}:{' '}
                {cells
                  .map(({ column, from, to }) => texts.cell(column, valueWords(from), valueWords(to)))
                  .join('; ')}
              </li>
            ))}
            {removed.map(({ code, title }) => (
              <li key={`- ${code} ${title}`}>
                {texts.removed} <strong>{code}</strong> {title}
              </li>
            ))}
          </ul>
          {differs && <div>{children}</div>}
        </>
      )}
    </section>
  );
}

function Cells({ cells }: { cells: PlanSheetView['errors'] }) {
  return (
    <ul className={styles.sheetDiff}>
      {cells.map(({ sheet, cell, message }) => (
        <li key={`${sheet} ${cell} ${message}`}>
          {cell !== null && <strong>{texts.at(sheet, cell)}: </strong>}
          {message}
        </li>
      ))}
    </ul>
  );
}

function valueWords(value: string | number | null): string {
  if (value === null || value === '') return texts.empty;
  return typeof value === 'number' ? formatNumber(value) : value;
}
