/** Every colour of the page, with the one place that puts them where style sheets and Ant Design both find them. */
export const palette = {
  /** Only the emblem line and the mark of the product. */
  emblem: '#9b1c1c',
  ink: '#1f2328',
  quiet: '#59636e',
  line: '#d9dde2',
  fine: '#ebedf0',
  ground: '#f6f7f8',
  paper: '#ffffff',
  act: '#1f4e79',
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

/** Through the CSSOM, which a nonce policy for styles allows. */
export function applyPalette(root: HTMLElement): void {
  for (const [name, value] of Object.entries(palette)) root.style.setProperty(`--${name}`, value);
}
