import {
  CalendarOutlined,
  CarryOutOutlined,
  DashboardOutlined,
  FormOutlined,
  LineChartOutlined,
  MailOutlined,
  ScheduleOutlined,
  SettingOutlined,
  SolutionOutlined,
  UnorderedListOutlined,
  UserSwitchOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';
import { NavLink, useLocation } from 'react-router';
import { withProgramme } from './programme.js';
import styles from './rail.module.css';
import { type RailEntry, railEntries } from './rail-entries.js';
import { useMe } from './session.js';
import { texts } from './texts.js';

const ICON: Record<RailEntry['icon'], ComponentType<{ 'aria-hidden'?: boolean }>> = {
  'my-work': CarryOutOutlined,
  tasks: UnorderedListOutlined,
  dashboard: DashboardOutlined,
  drafts: FormOutlined,
  cases: SolutionOutlined,
  indicators: LineChartOutlined,
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
                to={withProgramme(to, programme)}
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

function isWithin(address: string, path: string): boolean {
  return address === path || address.startsWith(`${path}/`);
}
