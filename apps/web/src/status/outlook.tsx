import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  EditOutlined,
  ExclamationCircleFilled,
  FieldTimeOutlined,
  InboxOutlined,
  PauseCircleOutlined,
  SearchOutlined,
  StopOutlined,
  WarningFilled,
} from '@ant-design/icons';
import type { ComponentType } from 'react';
import type { Outlook } from '#contracts';
import { OUTLOOK_WORD } from '#contracts/words';
import styles from './outlook.module.css';

const ICON: Record<Outlook, ComponentType<{ className?: string; 'aria-hidden'?: boolean }>> = {
  draft: EditOutlined,
  scheduled: ClockCircleOutlined,
  'on-track': FieldTimeOutlined,
  'due-soon': WarningFilled,
  overdue: ExclamationCircleFilled,
  'awaiting-check': SearchOutlined,
  done: CheckCircleOutlined,
  backlog: InboxOutlined,
  suspended: PauseCircleOutlined,
  stopped: StopOutlined,
};

/** How a task or a deadline stands: always icon, word and colour together. */
export function OutlookMark({ outlook }: { outlook: Outlook }) {
  const Icon = ICON[outlook];
  return (
    <span className={`${styles.mark} ${styles[outlook] ?? ''}`}>
      <Icon aria-hidden />
      <span>{OUTLOOK_WORD[outlook]}</span>
    </span>
  );
}
