import {
  CheckCircleOutlined,
  ExclamationCircleFilled,
  FieldTimeOutlined,
  MinusCircleOutlined,
  QuestionCircleOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';
import type { IndicatorListItem, IndicatorStanding } from '#contracts';
import styles from './standing-mark.module.css';
import { STANDING_WORD, texts } from './texts.js';

const ICON: Record<IndicatorStanding, ComponentType<{ 'aria-hidden'?: boolean }>> = {
  reached: CheckCircleOutlined,
  'on-path': FieldTimeOutlined,
  behind: ExclamationCircleFilled,
  'not-reached': MinusCircleOutlined,
  'no-data': QuestionCircleOutlined,
};

/** How an indicator stands: always icon, word and colour together. */
export function StandingMark({ judgement }: Pick<IndicatorListItem, 'judgement'>) {
  const { standing, estimated } = judgement;
  const Icon = ICON[standing];
  return (
    <span className={`${styles.mark} ${styles[standing] ?? ''}`}>
      <Icon aria-hidden />
      <span>
        {STANDING_WORD[standing]}
        {estimated && ` (${texts.estimated})`}
      </span>
    </span>
  );
}
