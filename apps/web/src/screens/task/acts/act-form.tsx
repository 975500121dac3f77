import { Button } from 'antd';
import { type FormEvent, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { EventView, TaskView } from '#contracts';
import { COMMAND_WORD } from '../../../act/command-words.js';
import { asProblem } from '../../../api/problem.js';
import { useTaskCommand } from '../../../api/use-task-command.js';
import { useSay } from '../../../feedback/say.js';
import styles from '../../../form/form.module.css';
import { Refused } from '../../../form/refused.js';
import { Extension } from '../dates.js';
import { commandOf, type FormCommand, missingFields, startingValue, type Typed } from './command-of.js';
import { FieldLine } from './field-line.js';
import { FilesField } from './files/files-field.js';
import { hindrance, refusedIds } from './files/hindrance.js';
import type { UploadList } from './files/upload-list.js';
import { fieldsOf } from './forms.js';
import { CONSEQUENCE, DONE, texts } from './texts.js';

interface Props {
  task: TaskView;
  /** Of the task. */
  events: readonly EventView[];
  act: FormCommand;
  typed: Typed;
  uploads: UploadList;
  onType: (typed: Typed) => void;
  onClose: () => void;
  onDone: () => void;
}

/** Acts on a request for more time: what is asked for, and why, stands in the form itself. */
const ON_REQUEST: ReadonlySet<FormCommand> = new Set<FormCommand>([
  'sign-extension',
  'withdraw-extension',
  'decide-extension',
]);

export default function ActForm({ task, events, act, typed, uploads, onType, onClose, onDone }: Props) {
  const say = useSay();
  const command = useTaskCommand();
  const [missing, setMissing] = useState<readonly string[]>([]);
  const [hindered, setHindered] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  // Below its buttons it may open out of sight, on a phone always.
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const allowed = task.allowedCommands.includes(act);
  const fields = fieldsOf(act);
  const takesFiles = fields.some(({ kind }) => kind === 'files');
  const files = useSyncExternalStore(uploads.subscribe, uploads.snapshot);
  const hindering = takesFiles ? hindrance(files) : null;
  const values = Object.fromEntries(
    fields.map((field) => [field.name, typed[field.name] ?? startingValue(field, task)]),
  );
  const asked = task.deadlines.find(({ id }) => id === values['deadlineId']);
  const problem = command.error === null ? null : asProblem(command.error);

  const send = (event: FormEvent) => {
    event.preventDefault();
    const empty = missingFields(act, values);
    setMissing(empty);
    if (empty.length > 0) {
      document.getElementById(`o-${empty[0]}`)?.focus();
      return;
    }
    setHindered(hindering !== null);
    if (hindering !== null) return;
    const ids = takesFiles ? uploads.ids : [];
    const sent = {
      taskId: task.id,
      version: task.version,
      command: commandOf(act, values, ids),
      onAccepted: () => {
        say(DONE[act]);
        onDone();
      },
    };
    command.mutate(sent, {
      onError: (error) => {
        for (const { id, message } of refusedIds(asProblem(error), ids)) uploads.spoil(id, message);
      },
    });
  };

  const wrongOf = (name: string) =>
    missing.includes(name) && values[name]?.trim() === ''
      ? texts.needed
      : problem?.fields.find(({ path }) => path === name)?.message;

  return (
    <form ref={form} className={styles.opened} onSubmit={send} noValidate aria-label={COMMAND_WORD[act]}>
      <h3>{COMMAND_WORD[act]}</h3>
      {CONSEQUENCE[act] !== undefined && <p className={styles.hint}>{CONSEQUENCE[act]}</p>}
      {ON_REQUEST.has(act) && asked && <Extension deadline={asked} events={events} />}
      {fields.map((field) =>
        field.kind === 'files' ? (
          <FilesField
            key={field.name}
            id={`o-${field.name}`}
            label={field.label}
            hint={texts.optional}
            list={uploads}
            wrong={hindered ? (hindering ?? undefined) : wrongOf(field.name)}
          />
        ) : (
          <FieldLine
            key={field.name}
            task={task}
            field={field}
            value={values[field.name] ?? ''}
            wrong={wrongOf(field.name)}
            onChange={(value) => onType({ ...values, [field.name]: value })}
          />
        ),
      )}
      {problem && <Refused problem={problem} allowed={allowed} words={texts} />}
      {!allowed && problem === null && <p className={styles.hint}>{texts.notNow}</p>}
      <div className={styles.buttons}>
        <Button type="primary" htmlType="submit" loading={command.isPending} disabled={!allowed}>
          {act === 'submit-deliverable' || act === 'accept-deliverable' ? COMMAND_WORD[act] : texts.send}
        </Button>
        <Button onClick={onClose}>{texts.cancel}</Button>
      </div>
    </form>
  );
}
