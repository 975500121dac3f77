import { DownOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { Link, useNavigate } from 'react-router';
import { signOut } from '../api/sign-in.js';
import { ProblemNote } from '../feedback/problem-note.js';
import { texts as keys } from '../keys/texts.js';
import { paths } from '../paths.js';
import { Appearance } from './appearance.js';
import { guideOf } from './guide-of.js';
import { useMe } from './session.js';
import { ROLE_WORD, texts } from './texts.js';
import styles from './top-bar.module.css';

/** Who I am, with my roles, what is a matter of the person, and the way out. */
export function Account({ onKeys }: { onKeys: () => void }) {
  const me = useMe();
  const client = useQueryClient();
  const navigate = useNavigate();
  const panel = useId();
  const leaving = useMutation({
    mutationFn: signOut,
    onSuccess: async () => {
      await navigate(paths.signIn, { replace: true });
      client.clear();
    },
  });
  const guide = guideOf(me.roles);
  const close = () => document.getElementById(panel)?.hidePopover();
  return (
    <div className={styles.account}>
      <button
        type="button"
        popoverTarget={panel}
        className={styles.who}
        aria-label={`${texts.account}: ${me.name}`}
      >
        <span>{me.name}</span>
        <DownOutlined aria-hidden />
      </button>
      <div id={panel} popover="auto" className={styles.panel}>
        <p className={styles.name}>{me.name}</p>
        <p className={styles.quiet}>{me.title}</p>
        <p className={styles.quiet}>{me.email}</p>
        <ul>
          {me.memberships.map(({ unit, role }) => (
            <li key={`${unit.code} ${role}`}>
              {unit.name} · {ROLE_WORD[role]}
            </li>
          ))}
        </ul>
        <p className={styles.links}>
          <Link to={paths.standIns} onClick={close}>
            {texts.entries.standIns}
          </Link>
          <Link to={paths.calendar} onClick={close}>
            {texts.entries.calendar}
          </Link>
          {me.seesAll && (
            <Link to={paths.journal} onClick={close}>
              {texts.entries.journal}
            </Link>
          )}
          {/* The rail of who sees all is full without it; administration has it on its page. */}
          {me.seesAll && !me.seesCoverage && (
            <Link to={paths.messages} onClick={close}>
              {texts.entries.messages}
            </Link>
          )}
          <Link to={paths.ownAccount} onClick={close}>
            {texts.entries.ownAccount}
          </Link>
          <Link to={guide === null ? paths.guides : paths.guide(guide)} onClick={close}>
            {texts.guide}
          </Link>
        </p>
        <Appearance />
        <button
          type="button"
          className={styles.keys}
          onClick={() => {
            close();
            onKeys();
          }}
        >
          {keys.title}
        </button>
        {leaving.error && <ProblemNote error={leaving.error} />}
        <button
          type="button"
          className={styles.out}
          disabled={leaving.isPending}
          onClick={() => leaving.mutate()}
        >
          {texts.signOut}
        </button>
      </div>
    </div>
  );
}
