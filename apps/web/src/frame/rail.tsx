import {
  CarryOutOutlined,
  FormOutlined,
  MailOutlined,
  SolutionOutlined,
  UnorderedListOutlined,
  UserSwitchOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';
import { NavLink } from 'react-router';
import { withProgramme } from './programme.js';
import styles from './rail.module.css';
import { type RailEntry, railEntries } from './rail-entries.js';
import { useMe } from './session.js';
import { texts } from './texts.js';

const ICON: Record<RailEntry['icon'], ComponentType<{ 'aria-hidden'?: boolean }>> = {
  'my-work': CarryOutOutlined,
  tasks: UnorderedListOutlined,
  drafts: FormOutlined,
  cases: SolutionOutlined,
  messages: MailOutlined,
  'stand-ins': UserSwitchOutlined,
  coverage: WarningOutlined,
};

interface Props {
  programme: string | null;
  onChoose?: () => void;
}

export function Rail({ programme, onChoose }: Props) {
  const me = useMe();
  return (
    <nav className={styles.rail} aria-label={texts.rail}>
      <ul>
        {railEntries(me).map(({ to, word, icon }) => {
          const Icon = ICON[icon];
          return (
            <li key={to}>
              <NavLink to={withProgramme(to, programme)} onClick={onChoose}>
                <Icon aria-hidden />
                {word}
              </NavLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
