import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  CloseCircleFilled,
  QuestionCircleFilled,
  SendOutlined,
  SwapOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';
import type { MessageState } from '#contracts';
import styles from './messages.module.css';
import { STATE_WORD } from './texts.js';

const ICON: Record<MessageState, ComponentType<{ 'aria-hidden'?: boolean }>> = {
  planned: ClockCircleOutlined,
  queued: ClockCircleOutlined,
  sending: SendOutlined,
  finishing: SendOutlined,
  sent: CheckCircleOutlined,
  failed: CloseCircleFilled,
  ambiguous: QuestionCircleFilled,
  superseded: SwapOutlined,
};

/** How a mail fared: icon, word and colour. */
export function StateMark({ state }: { state: MessageState }) {
  const Icon = ICON[state];
  return (
    <span className={`${styles.state} ${styles[state] ?? ''}`}>
      <Icon aria-hidden />
      {STATE_WORD[state]}
    </span>
  );
}
