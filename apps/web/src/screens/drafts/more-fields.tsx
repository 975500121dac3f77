import { Checkbox, Input } from 'antd';
import type { TaskView } from '#contracts';
import DateField from '../../pick/date-field.js';
import PersonField from '../../pick/person-field.js';
import UnitField from '../../pick/unit-field.js';
import styles from './drafts.module.css';
import type { Profile } from './profile.js';
import { texts } from './texts.js';

interface Props {
  id: string;
  task: TaskView;
  profile: Profile;
  change: (part: Partial<Profile>) => void;
}

const MOST_COORDINATING = 150;

/** What does not stop an activation: folded away until it is wanted. */
export function MoreFields({ id, task, profile, change }: Props) {
  const basis = (part: Partial<Profile['basis']>) => change({ basis: { ...profile.basis, ...part } });
  const line = (name: 'title' | 'number' | 'issuer', label: string) => (
    <div className={styles.field}>
      <label htmlFor={`${id}-${name}`}>{label}</label>
      <Input
        id={`${id}-${name}`}
        value={profile.basis[name]}
        maxLength={300}
        onChange={(event) => basis({ [name]: event.target.value })}
      />
    </div>
  );
  return (
    <details className={styles.more}>
      <summary>{texts.more}</summary>
      <div className={styles.field}>
        <label htmlFor={`${id}-phoi-hop`}>{texts.coordinating}</label>
        <UnitField
          id={`${id}-phoi-hop`}
          value={profile.coordinatingUnits}
          most={MOST_COORDINATING}
          onChange={(coordinatingUnits) => change({ coordinatingUnits })}
        />
      </div>
      <div className={styles.field}>
        <label htmlFor={`${id}-theo-doi`}>{texts.watcher}</label>
        <PersonField
          id={`${id}-theo-doi`}
          value={profile.watcher}
          known={task.watcherPerson}
          onChange={(watcher) => change({ watcher })}
        />
      </div>
      <div className={styles.field}>
        <Checkbox
          checked={profile.investment}
          onChange={(event) => change({ investment: event.target.checked })}
        >
          {texts.investment}
        </Checkbox>
      </div>
      {line('title', texts.basisTitle)}
      {line('number', texts.basisNumber)}
      <div className={styles.field}>
        <label htmlFor={`${id}-ngay`}>{texts.basisDate}</label>
        <DateField id={`${id}-ngay`} value={profile.basis.date} onChange={(date) => basis({ date })} />
      </div>
      {line('issuer', texts.basisIssuer)}
    </details>
  );
}
