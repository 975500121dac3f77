import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { EventView, TaskCommandType, TaskView } from '#contracts';
import { COMMAND_WORD } from '../../../act/command-words.js';
import { useTaskCommand } from '../../../api/use-task-command.js';
import { Bones } from '../../../feedback/bones.js';
import { ProblemNote } from '../../../feedback/problem-note.js';
import { useSay } from '../../../feedback/say.js';
import styles from './acts.module.css';
import type { FormCommand, Typed } from './command-of.js';
import { UploadList } from './files/upload-list.js';
import { FIELDS, fieldsOf } from './forms.js';
import { DONE, texts } from './texts.js';

const ActForm = lazy(() => import('./act-form.js'));

const PARAM = 'viec';

/** Only the acts I may do now, the main one first; what I may not do is absent. */
export function ActPanel({ task, events }: { task: TaskView; events: readonly EventView[] }) {
  const [params, setParams] = useSearchParams();
  // Kept while the page is open, so that neither closing a form nor a newer state loses what was typed or uploaded.
  const [typed, setTyped] = useState<Partial<Record<FormCommand, Typed>>>({});
  const [uploads] = useState(() => new UploadList());
  const acts = task.allowedCommands.filter(isFormCommand);
  const wanted = params.get(PARAM);
  const open = wanted !== null && isOpenable(wanted) ? wanted : null;

  const show = (act: FormCommand | null) =>
    setParams(
      (old) => {
        const next = new URLSearchParams(old);
        if (act === null) next.delete(PARAM);
        else next.set(PARAM, act);
        return next;
      },
      { replace: true },
    );

  if (acts.length === 0 && open === null) return <p className={styles.nothing}>{texts.nothing}</p>;
  return (
    <section className={styles.panel} aria-labelledby="viec-lam-duoc">
      <h2 id="viec-lam-duoc">{texts.title}</h2>
      <div className={styles.buttons}>
        {acts.map((act, i) =>
          act === 'acknowledge' ? (
            <Acknowledge key={act} task={task} main={i === 0} />
          ) : (
            <Button
              key={act}
              type={i === 0 ? 'primary' : 'default'}
              aria-expanded={open === act}
              onClick={() => show(open === act ? null : act)}
            >
              {COMMAND_WORD[act]}
            </Button>
          ),
        )}
      </div>
      {open !== null && (
        <Suspense fallback={<Bones rows={3} />}>
          <ActForm
            key={open}
            task={task}
            events={events}
            act={open}
            typed={typed[open] ?? {}}
            uploads={uploads}
            onType={(values) => setTyped((old) => ({ ...old, [open]: values }))}
            onClose={() => show(null)}
            onDone={() => {
              setTyped((old) => ({ ...old, [open]: {} }));
              if (fieldsOf(open).some(({ kind }) => kind === 'files')) uploads.clear();
              show(null);
            }}
          />
        </Suspense>
      )}
    </section>
  );
}

function Acknowledge({ task, main }: { task: TaskView; main: boolean }) {
  const say = useSay();
  const command = useTaskCommand();
  const send = () =>
    command.mutate({
      taskId: task.id,
      version: task.version,
      command: { type: 'acknowledge' },
      onAccepted: () => say(DONE.acknowledge),
    });
  return (
    <>
      <Button type={main ? 'primary' : 'default'} loading={command.isPending} onClick={send}>
        {COMMAND_WORD.acknowledge}
      </Button>
      {command.error && <ProblemNote error={command.error} />}
    </>
  );
}

function isFormCommand(type: TaskCommandType): type is FormCommand {
  return type in FIELDS;
}

function isOpenable(wanted: string): wanted is FormCommand {
  return wanted in FIELDS && wanted !== 'acknowledge';
}
