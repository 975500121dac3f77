import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { TaskView } from '#contracts';
import { asProblem } from '../../api/problem.js';
import { taskQuery } from '../../api/queries.js';
import { useTaskCommand } from '../../api/use-task-command.js';
import { Bones } from '../../feedback/bones.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { useSay } from '../../feedback/say.js';
import PersonField from '../../pick/person-field.js';
import UnitField from '../../pick/unit-field.js';
import { DeadlineFields } from './deadline-fields.js';
import styles from './drafts.module.css';
import { MoreFields } from './more-fields.js';
import { changesOf, newDeadline, type Profile, profileOf, withoutRule } from './profile.js';
import { texts } from './texts.js';

interface Props {
  id: string;
  onClose: () => void;
  /** `goOn`: the next incomplete row is wanted. */
  onSaved: (goOn: boolean) => void;
}

const MOST_LEADS = 5;

export default function DraftEditor({ id, onClose, onSaved }: Props) {
  const task = useQuery(taskQuery(id));
  if (task.data) return <Form task={task.data} onClose={onClose} onSaved={onSaved} />;
  return task.error ? <ProblemNote error={task.error} onRetry={() => void task.refetch()} /> : <Bones />;
}

function Form({ task, onClose, onSaved }: Omit<Props, 'id'> & { task: TaskView }) {
  const say = useSay();
  const command = useTaskCommand();
  const [profile, setProfile] = useState<Profile>(() => profileOf(task));
  const [incomplete, setIncomplete] = useState<readonly string[]>([]);
  const problem = command.error === null ? null : asProblem(command.error);
  const id = `dt-${task.id}`;
  const change = (part: Partial<Profile>) => setProfile((old) => ({ ...old, ...part }));

  const save = (goOn: boolean) => {
    const lacking = withoutRule(profile);
    setIncomplete(lacking);
    if (lacking.length > 0) return;
    const changes = changesOf(task, profile);
    if (changes === null) {
      say(texts.nothingChanged);
      if (goOn) onSaved(true);
      return;
    }
    command.mutate({
      taskId: task.id,
      version: task.version,
      command: changes,
      onAccepted: () => {
        say(texts.saved(task.code));
        onSaved(goOn);
      },
    });
  };

  return (
    <form
      className={styles.form}
      noValidate
      aria-label={texts.editOf(task.code)}
      onSubmit={(event) => {
        event.preventDefault();
        save(true);
      }}
    >
      <div className={styles.people}>
        <div className={styles.field}>
          <label htmlFor={`${id}-chu-tri`}>{texts.leadUnits}</label>
          <UnitField
            id={`${id}-chu-tri`}
            value={profile.leadUnits}
            most={MOST_LEADS}
            onChange={(leadUnits) => change({ leadUnits })}
          />
        </div>
        <div className={styles.field}>
          <label htmlFor={`${id}-can-bo`}>{texts.officer}</label>
          <PersonField
            id={`${id}-can-bo`}
            value={profile.officer}
            unit={profile.leadUnits[0]}
            known={task.officerPerson}
            onChange={(officer) => change({ officer })}
          />
          {profile.leadUnits.length === 0 && <p className={styles.hint}>{texts.anyUnit}</p>}
        </div>
        <MoreFields id={id} task={task} profile={profile} change={change} />
      </div>
      <div className={styles.deadlines}>
        {profile.deadlines.map((deadline, i) => (
          <DeadlineFields
            key={deadline.key}
            id={`${id}-${deadline.key}`}
            no={i + 1}
            only={profile.deadlines.length === 1}
            wrong={incomplete.includes(deadline.key)}
            deadline={deadline}
            onChange={(changed) =>
              change({
                deadlines: profile.deadlines.map((old) => (old.key === deadline.key ? changed : old)),
              })
            }
            onRemove={() =>
              change({ deadlines: profile.deadlines.filter(({ key }) => key !== deadline.key) })
            }
          />
        ))}
        <Button
          type="link"
          className={styles.add ?? ''}
          onClick={() => change({ deadlines: [...profile.deadlines, newDeadline(crypto.randomUUID())] })}
        >
          {texts.addDeadline}
        </Button>
        <p className={styles.hint}>{texts.dates}</p>
      </div>
      {problem && (
        <div className={styles.problem}>
          {problem.outdated && <p>{texts.outdated}</p>}
          <ProblemNote error={problem} />
        </div>
      )}
      <div className={styles.save}>
        <Button type="primary" htmlType="submit" loading={command.isPending}>
          {texts.saveNext}
        </Button>
        <Button disabled={command.isPending} onClick={() => save(false)}>
          {texts.save}
        </Button>
        <Button onClick={onClose}>{texts.close}</Button>
      </div>
    </form>
  );
}
