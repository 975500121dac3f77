import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, useSyncExternalStore } from 'react';
import type { FormContent, SubmissionInput, SubmissionView } from '#contracts';
import { submissionPath } from '../../api/cycle-queries.js';
import { call } from '../../api/http.js';
import { KeyRing } from '../../api/idempotency.js';
import { asProblem } from '../../api/problem.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { useSay } from '../../feedback/say.js';
import { FilesField } from '../task/acts/files/files-field.js';
import { hindrance, refusedIds } from '../task/acts/files/hindrance.js';
import { UploadList } from '../task/acts/files/upload-list.js';
import { Answer } from './answer.js';
import { ConfirmDialog } from './confirm-dialog.js';
import { Conflict } from './conflict.js';
import { missingParts, withoutEmptyRows } from './content.js';
import { DraftNote } from './draft-note.js';
import { fieldId } from './field-parts.js';
import { FormFields } from './form-fields.js';
import styles from './submission.module.css';
import { draftTexts, texts } from './texts.js';
import { useKeeper } from './use-keeper.js';

interface Props {
  view: SubmissionView;
  onSent: () => void;
}

/** A unit's form as it is filled in: kept while it is typed, looked over once more, sent. */
export function Editor({ view, onSent }: Props) {
  const { form, unit, status } = view;
  const say = useSay();
  const client = useQueryClient();
  const { keeper, state } = useKeeper(view);
  const { content, theirs, aside } = state;
  const [tried, setTried] = useState(false);
  const [confirming, setConfirming] = useState(false);
  const [odd, setOdd] = useState<readonly string[]>([]);
  const [keys] = useState(() => new KeyRing());
  const [uploads] = useState(() => new UploadList());
  const files = useSyncExternalStore(uploads.subscribe, uploads.snapshot);
  const [hindered, setHindered] = useState(false);
  const hindering = hindrance(files);
  const [own] = useState<FormContent>(() =>
    Object.fromEntries(view.prefilled.map((id) => [id, view.content[id] ?? null])),
  );
  const sending = useMutation({
    mutationFn: async () => {
      const held = await keeper.hold();
      const ids = uploads.ids;
      const named = ids.length === 0 ? {} : { attachments: ids };
      const body: SubmissionInput = { stage: view.stage.id, content: held, ...named };
      const path = submissionPath(view.cycle.id, unit.code);
      await call(path, { method: 'POST', body, key: keys.keyOf(body) });
      keys.answered(body);
    },
    onSuccess: async () => {
      keeper.forget();
      say(texts.sent);
      await client.invalidateQueries({ queryKey: ['cycle', view.cycle.id] });
      void client.invalidateQueries({ queryKey: ['cycles'] });
      onSent();
    },
    onError: (error) => {
      keeper.resume();
      for (const { id, message } of refusedIds(asProblem(error), uploads.ids)) uploads.spoil(id, message);
    },
  });
  const missing = missingParts(form, content);
  const problem = sending.error === null ? null : asProblem(sending.error);
  const wrongOf = (path: string) => {
    const at = `content.${path}`;
    const needed = tried ? missing.find((field) => field.path === at) : undefined;
    return (needed ?? problem?.fields.find((field) => field.path === at))?.message;
  };
  const check = () => {
    setTried(true);
    const clean = withoutEmptyRows(content);
    for (const [id, value] of Object.entries(clean)) {
      if (Array.isArray(value) && value.length !== (content[id] as unknown[]).length)
        keeper.change(id, value);
    }
    const [first] = missingParts(form, clean);
    if (first !== undefined) document.getElementById(fieldId(first.path.split('.')[1] ?? ''))?.focus();
    else if (odd.length === 0 && theirs === null) {
      setHindered(hindering !== null);
      if (hindering === null) setConfirming(true);
    }
  };

  return (
    <form
      className={styles.form}
      aria-label={form.title}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        check();
      }}
    >
      {theirs !== null && (
        <Conflict
          form={form}
          mine={content}
          theirs={theirs}
          onMine={() => keeper.takeMine()}
          onTheirs={() => keeper.takeTheirs()}
        />
      )}
      <FormFields
        form={form}
        content={content}
        own={own}
        wrongOf={wrongOf}
        onChange={(id, value) => {
          if (problem !== null) sending.reset();
          keeper.change(id, value);
        }}
        onOdd={(path, is) =>
          setOdd((old) => (is ? [...new Set([...old, path])] : old.filter((other) => other !== path)))
        }
      />
      <section className={styles.card}>
        <FilesField
          id="tep-kem"
          label={texts.files}
          hint={texts.filesHint}
          list={uploads}
          wrong={hindered && hindering !== null ? hindering : undefined}
        />
      </section>
      {aside !== null && (
        <details className={styles.card}>
          <summary>{draftTexts.aside}</summary>
          <Answer form={form} content={aside} />
        </details>
      )}
      {problem && <ProblemNote error={problem} />}
      <div className={styles.bar}>
        <div className={styles.barNote} role="status">
          <DraftNote {...state} />
          {tried && missing.length > 0 && (
            <span className={styles.wrong}>{texts.toFill(missing.length)}</span>
          )}
        </div>
        <Button type="primary" size="large" htmlType="submit" loading={sending.isPending}>
          {status === 'asked' ? texts.send : texts.sendAgain}
        </Button>
      </div>
      {confirming && (
        <ConfirmDialog
          form={form}
          unit={unit.name}
          content={content}
          files={files.map(({ file }) => file.name)}
          onClose={() => setConfirming(false)}
          onConfirm={() => {
            setConfirming(false);
            sending.mutate();
          }}
        />
      )}
    </form>
  );
}
