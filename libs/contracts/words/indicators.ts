import type { IndicatorStanding } from '../indicators.js';

export const STANDING_WORD: Record<IndicatorStanding, string> = {
  reached: 'Đạt',
  'on-path': 'Đúng lộ trình',
  behind: 'Chậm',
  'not-reached': 'Chưa đạt',
  'no-data': 'Chưa có số liệu',
};
