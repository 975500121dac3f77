import { html, type Markup } from '../escape.js';
import { button, fill, frame, paragraph, text } from '../frame.js';
import type { Letter, Section } from './letter.js';
import { type LineWords, sentenceCase, type Tone } from './wording.js';

const ICON: Readonly<Record<Tone, string>> = {
  overdue: '●',
  soon: '◐',
  later: '○',
  done: '✓',
  check: '◇',
  report: '■',
};

export function letterHtml(letter: Letter, subject: string): string {
  const body = html`${paragraph(letter.greeting)}${paragraph(letter.opening, 'margin-bottom:16px;')}
${letter.sections.map(sectionHtml)}
${rest(letter)}
<div style="padding:4px 0 18px;">${button(letter.listLabel, letter.listUrl)}</div>
${letter.attachmentNote === null ? null : paragraph(letter.attachmentNote)}${paragraph('Trân trọng.')}`;
  return frame({
    title: subject,
    preview: letter.preview,
    day: letter.day,
    banners: letter.banners,
    body,
    footer: letter.footer,
  });
}

export function sectionHtml({ heading, full, rows }: Section): Markup {
  return html`${heading === null ? null : html`<h2 ${text('ink', 'margin:6px 0 12px;font-size:16px;line-height:22px;')}>${heading}</h2>`}
${full.map(block)}
${rows.length === 0 ? null : html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 16px;">${rows.map(row)}</table>`}`;
}

/** One line of the digest, with its tone as bar, icon and words. */
function block(line: LineWords): Markup {
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 22px;"><tr>
<td width="4" ${fill(`${line.tone}-bar`, 'width:4px;font-size:0;')}>&nbsp;</td>
<td style="padding:0 0 0 14px;">
<div ${text(line.tone, 'font-size:15px;line-height:22px;font-weight:bold;')}>${ICON[line.tone]} ${line.status}</div>
${dueLine(line)}
<div ${text('ink', 'padding:4px 0 2px;font-size:16px;line-height:23px;font-weight:bold;')}>${line.title}</div>
${line.facts.map((fact) => html`<div ${text('ink', 'font-size:14px;line-height:21px;')}>${fact}</div>`)}
${line.ask === null ? null : html`<div ${text('ink', 'padding-top:4px;font-size:15px;line-height:22px;')}>${line.ask}</div>`}
${withNote(line).map((remark) => html`<div ${text('soft', 'padding-top:4px;font-size:14px;line-height:21px;font-style:italic;')}>${remark}</div>`)}
<div style="padding:10px 0 8px;">${button(line.linkLabel, line.url, line.title)}</div>
${line.why === null ? null : html`<div ${text('soft', 'font-size:13px;line-height:19px;')}>${line.why}</div>`}
</td></tr></table>`;
}

function dueLine({ due, legal }: LineWords): Markup | null {
  if (due === null) return null;
  const beside = legal === null ? null : html` <span ${text('soft', 'font-size:14px;')}>· ${legal}</span>`;
  return html`<div ${text('ink', 'font-size:15px;line-height:22px;')}>${sentenceCase(due)}${beside}</div>`;
}

function row(line: LineWords): Markup {
  const status = [line.status, line.due].filter((part) => part !== null).join(' · ');
  return html`<tr><td style="padding:0 0 10px;"><div ${text(line.tone, 'font-size:13px;line-height:19px;')}>${ICON[line.tone]} ${status}</div><a href="${line.url}" ${text('link', 'font-size:14px;line-height:21px;')}>${line.title}</a>${line.remarks.map((remark) => html` <i ${text('soft', 'font-size:13px;')}>${remark}</i>`)}</td></tr>
`;
}

function withNote({ note, remarks }: LineWords): readonly string[] {
  return note === null ? remarks : [note, ...remarks];
}

function rest(letter: Letter): Markup | null {
  if (letter.rest === null) return null;
  return html`<p ${text('ink', 'margin:0 0 12px;font-size:15px;line-height:22px;')}>… ${letter.rest}, xem trong danh sách.</p>`;
}
