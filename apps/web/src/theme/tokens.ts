import type { ThemeConfig } from 'antd';
import { palette } from './palette.js';

/** Ant Design in the product's own calm: no motion, small radius, one blue for acts. */
export const tokens: ThemeConfig = {
  hashed: false,
  cssVar: { key: 'dondoc' },
  token: {
    colorPrimary: palette.act,
    colorLink: palette.act,
    colorError: palette.overdue,
    colorSuccess: palette['on-track'],
    colorWarning: palette['due-soon'],
    colorText: palette.ink,
    colorTextSecondary: palette.quiet,
    colorTextPlaceholder: '#6b7580',
    colorBorder: '#b4bcc5',
    borderRadius: 4,
    controlHeight: 34,
    fontSize: 14,
    fontFamily: 'inherit',
    motion: false,
  },
  components: { Button: { primaryShadow: 'none', defaultShadow: 'none', fontWeight: 500 } },
};
