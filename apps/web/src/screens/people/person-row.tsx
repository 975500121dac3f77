import { useState } from 'react';
import type { PersonView } from '#contracts';
import { useMe } from '../../frame/session.js';
import { ROLE_WORD } from '../../frame/texts.js';
import { opensRow } from '../../keys/rows.js';
import styles from './people.module.css';
import { PersonAccess } from './person-access.js';
import { texts } from './texts.js';

export function PersonRow({ person }: { person: PersonView }) {
  const [open, setOpen] = useState(false);
  const me = useMe();
  return (
    <li>
      <span className={styles.who}>
        <strong>{person.name}</strong>
        {!person.active && <span className={styles.inactive}>{texts.inactive}</span>}
        <span className={styles.quiet}>{person.title}</span>
        <span className={styles.quiet}>{person.email}</span>
        {person.addressSuspended && <span className={styles.inactive}>{texts.suspended}</span>}
      </span>
      <span className={styles.roles}>
        {person.memberships.length === 0 && <span className={styles.quiet}>{texts.noRole}</span>}
        {person.memberships.map(({ unit, role }) => (
          <span key={`${unit.code} ${role}`}>
            {unit.name} · {ROLE_WORD[role]}
          </span>
        ))}
      </span>
      {me.roles.includes('administrator') && (
        <details className={styles.access} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary aria-label={`${texts.access}: ${person.name}`} {...opensRow}>
            {texts.access}
          </summary>
          {open && <PersonAccess person={person} />}
        </details>
      )}
    </li>
  );
}
