import { Link } from 'react-router';
import type { Reorganisation, ReorganisationView } from '#contracts';
import { formatDate } from '../../format/date.js';
import { ROLE_WORD } from '../../frame/texts.js';
import { paths } from '../../paths.js';
import { Moving, type MovingRow } from './moving.js';
import type { Typed } from './plan.js';
import styles from './reorganisation.module.css';
import { AS_WORD, texts } from './texts.js';

interface Props {
  shown: ReorganisationView;
  typed: Typed;
  plan: Reorganisation | null;
  onChange: (typed: Typed) => void;
}

const LISTED = 100;

/** What goes where. In a split each task and each person may be given to another of the new units. */
export function Preview({ shown, typed, plan, onChange }: Props) {
  const { tasks, cycles, people, steps, standIns, open } = shown;
  const units = typed.kind === 'split' ? (plan?.units ?? []) : [];
  const taskRows = tasks.map(({ task, as, from, to }): MovingRow => {
    const given = typed.tasks[task.id];
    return {
      ...{ key: `${task.id} ${from.code}`, id: task.id, what: task.code, detail: task.title },
      ...{
        note: as.map((one) => AS_WORD[one]).join(', '),
        from: from.name,
        to: given ?? to.code,
        toName: to.name,
      },
    };
  });
  const peopleRows = people.map(({ person, role, from, to }): MovingRow => {
    const given = typed.people[person.id];
    return {
      ...{ key: `${person.id} ${role} ${from.code}`, id: person.id, what: `đ/c ${person.name}`, detail: '' },
      ...{ note: roleWord(role), from: from.name, to: given ?? to.code, toName: to.name },
    };
  });
  return (
    <section className={styles.preview} aria-label={texts.shown}>
      <h2>{texts.shown}</h2>
      <p className={styles.counts} role="status">
        {tasks.length + cycles.length + people.length === 0 ? texts.nothing : texts.counts(shown)}
      </p>
      {open.length > 0 && (
        <div className={styles.watch}>
          <p>{texts.open}:</p>
          <ul className={styles.dots}>
            {open.map(({ unit, message }) => (
              <li key={`${unit.code} ${message}`}>
                {unit.name}: {message}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Moving
        title={texts.tasks(tasks.length)}
        rows={taskRows}
        units={units}
        onMove={(moved) => onChange({ ...typed, tasks: { ...typed.tasks, ...moved } })}
      />
      <Moving
        title={texts.people(people.length)}
        rows={peopleRows}
        units={units}
        onMove={(moved) => onChange({ ...typed, people: { ...typed.people, ...moved } })}
      />
      {cycles.length > 0 && (
        <details open>
          <summary>{texts.cycles(cycles.length)}</summary>
          <ul className={styles.dots}>
            {cycles.map(({ cycle, stages, from, to }) => (
              <li key={`${cycle.id} ${from.code}`}>
                <Link to={paths.cycle(cycle.id)}>{cycle.title}</Link> ({stages.join(', ')}): {from.name}{' '}
                {texts.to} {to.name}
              </li>
            ))}
          </ul>
        </details>
      )}
      {steps.length > 0 && (
        <details>
          <summary>{texts.steps(steps.length)}</summary>
          <ul className={styles.dots}>
            {steps.slice(0, LISTED).map(({ task, rung, title, on, from, to }) => (
              <li key={`${task.id} ${rung} ${on}`}>
                <strong>{task.code}</strong> {title}, {formatDate(on)}: {namesOf(from)} {texts.to}{' '}
                {namesOf(to)}
              </li>
            ))}
          </ul>
          {steps.length > LISTED && <p className={styles.quiet}>{texts.more(steps.length - LISTED)}</p>}
        </details>
      )}
      {standIns.length > 0 && (
        <details>
          <summary>{texts.standIns(standIns.length)}</summary>
          <ul className={styles.dots}>
            {standIns.map(({ person, by, until }) => (
              <li key={`${person.id} ${until}`}>
                {texts.standIn(person.name, by?.name ?? null, formatDate(until))}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function namesOf(people: readonly { name: string }[]): string {
  return people.length === 0 ? texts.nobody : people.map(({ name }) => `đ/c ${name}`).join(', ');
}

function roleWord(role: string): string {
  return role in ROLE_WORD ? ROLE_WORD[role as keyof typeof ROLE_WORD] : role;
}
