import { formatDate, formatWeekday, localDate } from '#domain';
import { sectionHtml } from '../digest/html.js';
import { bannersOf, type Section } from '../digest/letter.js';
import { sectionText } from '../digest/text.js';
import { byUrgency } from '../digest/urgency.js';
import type { ComposedMail, DigestView } from '../digest/view.js';
import { inOneRow, sentenceCase, wordsOf } from '../digest/wording.js';
import { html, plain, webAddress } from '../escape.js';
import { button, frame, paragraph } from '../frame.js';
import type { LetterView } from './view.js';

/** Told in full; the others in one row each, so that the mail stays below what Gmail cuts off. */
const FULL = 15;

/** E-mail is not a văn bản, and says so. */
export const NOT_A_DOCUMENT = 'Thư điện tử này không phải là văn bản và không thay thế văn bản chính thức.';

/** A letter as mail. Pure: the same view always makes the same mail. */
export function composeLetter(view: LetterView): ComposedMail {
  const { words, recipient } = view;
  const day = localDate(view.at);
  const greeting = `Kính gửi ${recipient.formOfAddress} ${plain(recipient.name)},`;
  const opening = words.opening.map(plain).filter(Boolean);
  const why = words.why === undefined ? [] : [`Vì sao tôi nhận thư này: ${words.why}.`];
  const closing = [...words.closing, ...why].map(plain).filter(Boolean);
  const section = sectionOf(view);
  const { label, url } = linkOf(view);
  const banners = bannersOf(view);
  const footer = [
    plain(view.sender.office),
    ...(view.sender.phone ? [`Điện thoại: ${plain(view.sender.phone)}`] : []),
    NOT_A_DOCUMENT,
  ];
  const body = html`${paragraph(greeting)}${opening.map((said) => paragraph(said))}
${sectionHtml(section)}
${closing.map((said) => paragraph(said))}
<div style="padding:4px 0 18px;">${button(label, url)}</div>
${paragraph('Trân trọng.')}`;
  const text = [
    ...banners.map((said) => `*** ${said} ***`),
    greeting,
    ...opening,
    ...sectionText(section),
    ...closing,
    `${label}:\n${url}`,
    'Trân trọng.',
    footer.join('\n'),
  ];
  const subject = plain(words.subject);
  return {
    subject,
    html: frame({
      title: subject,
      preview: opening[0] ?? '',
      day: sentenceCase(`${formatWeekday(day)}, ${formatDate(day)}`),
      banners,
      body,
      footer,
    }),
    text: `${text.join('\n\n')}\n`,
  };
}

function sectionOf(view: LetterView): Section {
  const spoken: DigestView = {
    ...view,
    slot: view.at,
    programmeName: view.programmeName ?? [],
    lines: view.words.lines,
  };
  const all = [...view.words.lines].sort(byUrgency).map((line) => wordsOf(line, spoken));
  return { heading: null, full: all.slice(0, FULL), rows: all.slice(FULL).map(inOneRow) };
}

function linkOf({ words, publicUrl }: LetterView): { label: string; url: string } {
  const base = publicUrl.replace(/\/$/, '');
  const { label, path } = words.link ?? { label: 'Mở Đôn Đốc', path: '/' };
  return { label, url: webAddress(`${base}${path}`) };
}
