import { type ThemeConfig, theme } from 'antd';
import { palettes, type Scheme } from './palette.js';

/** Ant Design in the product's own calm: no motion, small radius, one blue for acts. */
export function tokensOf(scheme: Scheme): ThemeConfig {
  const palette = palettes[scheme];
  return {
    hashed: false,
    cssVar: { key: 'dondoc' },
    ...(scheme === 'dark' ? { algorithm: theme.darkAlgorithm } : {}),
    token: {
      colorPrimary: palette['act-solid'],
      colorLink: palette.act,
      colorError: palette.overdue,
      colorSuccess: palette['on-track'],
      colorWarning: palette['due-soon'],
      colorText: palette.ink,
      colorTextSecondary: palette.quiet,
      colorTextPlaceholder: palette.quiet,
      colorBorder: palette.edge,
      colorBgBase: palette.paper,
      borderRadius: 4,
      controlHeight: 34,
      fontSize: 14,
      fontFamily: 'inherit',
      motion: false,
    },
    components: { Button: { primaryShadow: 'none', defaultShadow: 'none', fontWeight: 500 } },
  };
}
