import { Button } from 'antd';
import { type FormEvent, useState, useSyncExternalStore } from 'react';
import type { CaseView } from '#contracts';
import { asProblem } from '../../../api/problem.js';
import { useCaseCommand } from '../../../api/use-case-command.js';
import styles from '../../../form/form.module.css';
import { Refused } from '../../../form/refused.js';
import { FilesField } from '../../task/acts/files/files-field.js';
import { hindrance, refusedIds } from '../../task/acts/files/hindrance.js';
import type { UploadList } from '../../task/acts/files/upload-list.js';
import { CaseField } from './case-field.js';
import { commandOf, fieldName, missingFields } from './command-of.js';
import { consequence } from './consequence.js';
import { type Draft, type FormAct, fieldsOf, takesOutcome } from './forms.js';
import { Outcomes } from './outcomes.js';
import { ACT_WORD, texts } from './texts.js';

interface Props {
  one: CaseView;
  act: FormAct;
  draft: Draft;
  uploads: UploadList;
  onChange: (draft: Draft) => void;
  onClose: () => void;
  onDone: () => void;
}

export default function CaseForm({ one, act, draft, uploads, onChange, onClose, onDone }: Props) {
  const { outcome, typed } = draft;
  const command = useCaseCommand();
  const [missing, setMissing] = useState<readonly string[]>([]);
  const [hindered, setHindered] = useState(false);
  const fields = fieldsOf(act, outcome);
  const takesFiles = fields.some(({ kind }) => kind === 'files');
  const files = useSyncExternalStore(uploads.subscribe, uploads.snapshot);
  const hindering = takesFiles ? hindrance(files) : null;
  const allowed = one.allowedCommands.includes(act);
  const problem = command.error === null ? null : asProblem(command.error);
  const will = consequence(act, outcome, typed);

  const send = (event: FormEvent) => {
    event.preventDefault();
    const empty = missingFields(act, outcome, typed);
    setMissing(empty);
    setHindered(hindering !== null);
    if (empty.length > 0) document.getElementById(`h-${empty[0]}`)?.focus();
    if (empty.length > 0 || hindering !== null) return;
    const ids = takesFiles ? uploads.ids : [];
    command.mutate(
      {
        caseId: one.id,
        version: one.version,
        command: commandOf(act, outcome, typed, ids),
        onAccepted: onDone,
      },
      {
        onError: (error) => {
          for (const { id, message } of refusedIds(asProblem(error), ids)) uploads.spoil(id, message);
        },
      },
    );
  };
  const wrongOf = (name: string) =>
    missing.includes(name) && (typed[name] ?? '').trim() === ''
      ? texts.needed
      : problem?.fields.find(({ path }) => fieldName(path) === name)?.message;

  return (
    <form className={styles.opened} onSubmit={send} noValidate aria-label={ACT_WORD[act]}>
      <h3>{ACT_WORD[act]}</h3>
      {takesOutcome(act) && (
        <Outcomes
          one={one}
          act={act}
          chosen={outcome}
          wrong={missing.includes('outcome') && outcome === null ? texts.chooseOutcome : undefined}
          onChoose={(next) => onChange({ outcome: next, typed })}
          onTakeOver={onChange}
        />
      )}
      {fields.map((field) =>
        field.kind === 'files' ? (
          <FilesField
            key={field.name}
            id={`h-${field.name}`}
            label={field.label}
            hint={texts.optional}
            list={uploads}
            wrong={hindered ? (hindering ?? undefined) : wrongOf(field.name)}
          />
        ) : (
          <CaseField
            key={field.name}
            field={field}
            programme={one.programme}
            value={typed[field.name] ?? ''}
            wrong={wrongOf(field.name)}
            onChange={(value) => onChange({ outcome, typed: { ...typed, [field.name]: value } })}
          />
        ),
      )}
      {will !== null && (
        <p className={styles.will} role="status">
          <strong>{texts.will}</strong>
          {will}
        </p>
      )}
      {problem && <Refused problem={problem} allowed={allowed} words={texts} />}
      {!allowed && problem === null && <p className={styles.hint}>{texts.notNow}</p>}
      <div className={styles.buttons}>
        <Button type="primary" htmlType="submit" loading={command.isPending} disabled={!allowed}>
          {ACT_WORD[act]}
        </Button>
        <Button onClick={onClose}>{texts.cancel}</Button>
      </div>
    </form>
  );
}
