import { html, Markup } from './escape.js';

/** Every colour of a mail, light and dark. No pure black or white: clients that invert by themselves leave these readable. */
const COLOUR = {
  page: ['#eceef1', '#16181c'],
  sheet: ['#fcfcfd', '#202329'],
  ink: ['#24292f', '#e3e6ea'],
  soft: ['#59626d', '#a9b1bb'],
  rule: ['#d9dde2', '#3a3f47'],
  link: ['#0b4fa8', '#7db4ff'],
  note: ['#fdf6df', '#3a3320'],
  // Tones of a line: words, then the bar beside them, which may be brighter.
  overdue: ['#a8071a', '#ff9a94'],
  soon: ['#8a5300', '#f2c14e'],
  later: ['#59626d', '#a9b1bb'],
  done: ['#1f6b33', '#84d79a'],
  check: ['#5b2aa0', '#c9a9f5'],
  report: ['#4a5561', '#b9c2cc'],
  'overdue-bar': ['#cf1322', '#d9544d'],
  'soon-bar': ['#d99a06', '#c4920f'],
  'later-bar': ['#9aa4af', '#6b7480'],
  'done-bar': ['#389e0d', '#4f9d5f'],
  'check-bar': ['#722ed1', '#8a63c9'],
  'report-bar': ['#8a7355', '#97835f'],
} as const;

export type Colour = keyof typeof COLOUR;

/** The one accent of the product, for the line at the head only. */
const EMBLEM = '#9b1c1c';
const FONT = "-apple-system,'Segoe UI',Roboto,Arial,sans-serif";

/** Inline colour of text and its dark twin, as one attribute pair: `class="t-ink" style="color:…;"` */
export function text(colour: Colour, style = ''): Markup {
  return new Markup(`class="t-${colour}" style="color:${COLOUR[colour][0]};${style}"`);
}

export function fill(colour: Colour, style = ''): Markup {
  return new Markup(
    `class="f-${colour}" bgcolor="${COLOUR[colour][0]}" style="background-color:${COLOUR[colour][0]};${style}"`,
  );
}

const DARK = [
  ...Object.entries(COLOUR).map(([name, [, dark]]) => `.t-${name}{color:${dark}!important}`),
  ...Object.entries(COLOUR).map(([name, [, dark]]) => `.f-${name}{background-color:${dark}!important}`),
  `.b{border-color:${COLOUR.rule[1]}!important}`,
  `.bl{border-color:${COLOUR.link[1]}!important}`,
].join('');

const STYLE = new Markup(
  `:root{color-scheme:light dark;supported-color-schemes:light dark}
body{margin:0;padding:0;-webkit-text-size-adjust:100%;text-size-adjust:100%}
table{border-collapse:collapse}
@media (max-width:480px){.pad{padding-left:16px!important;padding-right:16px!important}.wide{width:100%!important}.wide a{display:block!important;text-align:center!important}}
@media (prefers-color-scheme:dark){${DARK}}`,
);

/** The sheet every mail is written on: 600 px, a table, whole on a phone of 320 px. */
export function frame(parts: {
  readonly title: string;
  readonly preview: string;
  readonly day: string | null;
  readonly banners: readonly string[];
  readonly body: Markup;
  readonly footer: readonly string[];
}): string {
  // Spaces no client shows keep it from filling the preview with what comes next.
  const filler = new Markup('&#8199;&#65279;&#847; '.repeat(40));
  return html`<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${parts.title}</title>
<style>${STYLE}</style>
</head>
<body ${fill('page', `margin:0;padding:0;font-family:${FONT};`)}>
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all;">${parts.preview}${filler}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" ${fill('page')}>
<tr><td align="center" style="padding:0;">
<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0"><tr><td><![endif]-->
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" ${fill('sheet', 'max-width:600px;')}>
<tr><td height="4" style="height:4px;line-height:4px;font-size:0;background-color:${EMBLEM};" bgcolor="${EMBLEM}">&nbsp;</td></tr>
<tr><td class="pad" style="padding:16px 28px 0;">${masthead(parts.day)}</td></tr>
${parts.banners.map(banner)}
<tr><td class="pad" style="padding:18px 28px 8px;">${parts.body}</td></tr>
<tr><td class="pad" style="padding:0 28px 28px;">${footer(parts.footer)}</td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr>
</table>
</body>
</html>
`.text;
}

function masthead(day: string | null): Markup {
  const name = html`<span ${text('ink', 'font-size:14px;font-weight:bold;letter-spacing:.2px;')}>Đôn Đốc</span>`;
  if (day === null) return name;
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td>${name}</td><td align="right" ${text('soft', 'font-size:13px;')}>${day}</td></tr></table>`;
}

function banner(words: string): Markup {
  return html`<tr><td class="pad" style="padding:12px 28px 0;"><table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td ${fill('note', 'padding:8px 12px;')}><span ${text('ink', 'font-size:13px;line-height:19px;')}>${words}</span></td></tr></table></td></tr>`;
}

function footer(lines: readonly string[]): Markup {
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td class="b" style="border-top:1px solid ${COLOUR.rule[0]};padding-top:14px;">${lines.map(
    (line, i) =>
      html`<div ${text(i === 0 ? 'ink' : 'soft', 'font-size:13px;line-height:20px;')}>${line}</div>`,
  )}</td></tr></table>`;
}

export function paragraph(words: string, style = ''): Markup {
  return html`<p ${text('ink', `margin:0 0 12px;font-size:16px;line-height:24px;${style}`)}>${words}</p>`;
}

/** A link that looks like a button everywhere: a bordered cell, no image, no background to lose. */
export function button(label: string, url: string, about = ''): Markup {
  const cell = `border:1px solid ${COLOUR.link[0]};border-radius:4px;`;
  return html`<table role="presentation" class="wide" cellpadding="0" cellspacing="0" style="border-collapse:separate;"><tr><td class="bl" style="${cell}"><a href="${url}" aria-label="${about === '' ? label : `${label}: ${about}`}" ${text('link', 'display:inline-block;padding:9px 18px;font-size:15px;line-height:22px;font-weight:bold;text-decoration:none;')}>${label}</a></td></tr></table>`;
}
