import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  ExclamationCircleFilled,
  FieldTimeOutlined,
  FormOutlined,
  MinusCircleOutlined,
  RollbackOutlined,
  SendOutlined,
  StepForwardOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';
import type { StageView } from '#contracts';
import styles from './marks.module.css';
import { ANSWER_WORD, type AnswerStatus, STAGE_WORD } from './texts.js';

type Icon = ComponentType<{ 'aria-hidden'?: boolean }>;

const ANSWER_ICON: Record<AnswerStatus, Icon> = {
  asked: FormOutlined,
  submitted: SendOutlined,
  returned: RollbackOutlined,
  accepted: CheckCircleOutlined,
  missing: ExclamationCircleFilled,
  excused: MinusCircleOutlined,
};

/** How a unit's answer stands: icon, word and colour together. */
export function AnswerMark({ status }: { status: AnswerStatus }) {
  const Icon = ANSWER_ICON[status];
  return (
    <span className={`${styles.mark} ${styles[status] ?? ''}`}>
      <Icon aria-hidden />
      <span>{ANSWER_WORD[status]}</span>
    </span>
  );
}

const STAGE_ICON: Record<StageView['status'] | 'late', Icon> = {
  waiting: ClockCircleOutlined,
  open: FieldTimeOutlined,
  late: ExclamationCircleFilled,
  closed: CheckCircleOutlined,
  skipped: StepForwardOutlined,
};

export function StageMark({ stage: { status, isLate } }: { stage: Pick<StageView, 'status' | 'isLate'> }) {
  const state = isLate ? 'late' : status;
  const Icon = STAGE_ICON[state];
  return (
    <span className={`${styles.mark} ${styles[state] ?? ''}`}>
      <Icon aria-hidden />
      <span>{STAGE_WORD[state]}</span>
    </span>
  );
}
