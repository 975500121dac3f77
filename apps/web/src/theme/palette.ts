/** Every colour of the page, by day. */
const LIGHT = {
  /** Only the emblem line and the mark of the product. */
  emblem: '#9b1c1c',
  ink: '#1f2328',
  quiet: '#59636e',
  line: '#d9dde2',
  fine: '#ebedf0',
  /** Around what can be filled in or pressed. */
  edge: '#b4bcc5',
  ground: '#f6f7f8',
  paper: '#ffffff',
  raised: '#fafbfc',
  act: '#1f4e79',
  /** Behind white letters. */
  'act-solid': '#1f4e79',
  'act-soft': '#eaf1f8',
  focus: '#0b62c4',
  'on-track': '#1a7037',
  'due-soon': '#8a5a00',
  overdue: '#b3261e',
  scheduled: '#59636e',
  'awaiting-check': '#6a3fa0',
  backlog: '#7a4a21',
  'overdue-soft': '#fdf1f0',
  'due-soon-soft': '#fdf6e3',
  'check-soft': '#f5f0fb',
} as const;

export type Palette = Readonly<Record<keyof typeof LIGHT, string>>;

/** The same by night: each pair of letters and ground keeps a contrast of 4.5 (WCAG 2.2, 1.4.3). */
const DARK: Palette = {
  emblem: '#b53a3a',
  ink: '#e4e7ea',
  quiet: '#a3adb8',
  line: '#3a424b',
  fine: '#2b3138',
  edge: '#646f7a',
  ground: '#14181c',
  paper: '#1b2025',
  raised: '#20262c',
  act: '#8ab8e6',
  'act-solid': '#2b649b',
  'act-soft': '#1c2b3b',
  focus: '#6cb0ff',
  'on-track': '#5fc583',
  'due-soon': '#e2ad4b',
  overdue: '#ff8f86',
  scheduled: '#a3adb8',
  'awaiting-check': '#c5aaef',
  backlog: '#d9ab85',
  'overdue-soft': '#3a2021',
  'due-soon-soft': '#342a15',
  'check-soft': '#2a2338',
};

export type Scheme = 'light' | 'dark';

export const palettes: Readonly<Record<Scheme, Palette>> = { light: LIGHT, dark: DARK };

/** Through the CSSOM, which a nonce policy for styles allows. */
export function applyPalette(root: HTMLElement, scheme: Scheme): void {
  root.style.colorScheme = scheme;
  for (const [name, value] of Object.entries(palettes[scheme])) root.style.setProperty(`--${name}`, value);
}
