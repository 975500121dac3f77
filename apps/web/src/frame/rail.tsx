import {
  CalendarOutlined,
  CarryOutOutlined,
  DashboardOutlined,
  FormOutlined,
  MailOutlined,
  ProjectOutlined,
  ScheduleOutlined,
  SettingOutlined,
  SolutionOutlined,
  UnorderedListOutlined,
  UserSwitchOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';
import { NavLink, useLocation } from 'react-router';
import { paths } from '../paths.js';
import { withProgramme } from './programme.js';
import styles from './rail.module.css';
import { type RailEntry, railEntries } from './rail-entries.js';
import { useMe } from './session.js';
import { texts } from './texts.js';

const ICON: Record<RailEntry['icon'], ComponentType<{ 'aria-hidden'?: boolean }>> = {
  'my-work': CarryOutOutlined,
  tasks: UnorderedListOutlined,
  programmes: ProjectOutlined,
  dashboard: DashboardOutlined,
  drafts: FormOutlined,
  cases: SolutionOutlined,
  cycles: ScheduleOutlined,
  messages: MailOutlined,
  'stand-ins': UserSwitchOutlined,
  difficulties: WarningOutlined,
  calendar: CalendarOutlined,
  administration: SettingOutlined,
};

interface Props {
  programme: string | null;
  onChoose?: () => void;
}

export function Rail({ programme, onChoose }: Props) {
  const me = useMe();
  const { pathname } = useLocation();
  return (
    <nav className={styles.rail} aria-label={texts.rail}>
      <ul>
        {railEntries(me).map(({ to, also, word, icon }) => {
          const Icon = ICON[icon];
          return (
            <li key={to}>
              <NavLink
                to={addressOf(to, programme)}
                onClick={onChoose}
                className={also?.some((path) => isWithin(pathname, path)) ? styles.within : undefined}
              >
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

/** The page of the programme that the lists are narrowed to; other pages take it along. */
function addressOf(to: string, programme: string | null): string {
  return to === paths.programmes && programme !== null
    ? paths.programme(programme)
    : withProgramme(to, programme);
}

function isWithin(address: string, path: string): boolean {
  return address === path || address.startsWith(`${path}/`);
}
