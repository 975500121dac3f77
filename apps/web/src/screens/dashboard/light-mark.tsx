import {
  CheckCircleOutlined,
  ExclamationCircleFilled,
  MinusCircleOutlined,
  WarningFilled,
} from '@ant-design/icons';
import type { ComponentType } from 'react';
import type { StatsView } from '#contracts';
import styles from './dashboard.module.css';
import { LIGHT_WORD } from './texts.js';

type Light = StatsView['byUnit'][number]['light'];

const ICON: Record<Light, ComponentType<{ 'aria-hidden'?: boolean }>> = {
  red: ExclamationCircleFilled,
  yellow: WarningFilled,
  green: CheckCircleOutlined,
  grey: MinusCircleOutlined,
};

/** How a unit stands: always icon, word and colour together. */
export function LightMark({ light }: { light: Light }) {
  const Icon = ICON[light];
  return (
    <span className={`${styles.light} ${styles[light]}`}>
      <Icon aria-hidden />
      {LIGHT_WORD[light]}
    </span>
  );
}
