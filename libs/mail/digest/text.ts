import type { Letter, Section } from './letter.js';
import type { LineWords } from './wording.js';

/** The same letter for those who read plain text; every link stands alone on its line. */
export function letterText(letter: Letter): string {
  const paragraphs = [
    ...letter.banners.map((words) => `*** ${words} ***`),
    letter.greeting,
    letter.opening,
    ...letter.sections.flatMap(sectionText),
    ...(letter.rest === null ? [] : [`… ${letter.rest}, xem trong danh sách.`]),
    `${letter.listLabel}:\n${letter.listUrl}`,
    ...(letter.attachmentNote === null ? [] : [letter.attachmentNote]),
    'Trân trọng.',
    letter.footer.join('\n'),
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

export function sectionText({ heading, full, rows }: Section): string[] {
  return [
    ...(heading === null ? [] : [`== ${heading} ==`]),
    ...full.map((line, i) => block(line, i + 1)),
    ...rows.map((line, i) => row(line, full.length + i + 1)),
  ];
}

function block(line: LineWords, number: number): string {
  const told = [
    line.title,
    ...line.facts,
    line.ask,
    line.note,
    ...line.remarks,
    line.why,
    `${line.linkLabel}:`,
  ];
  return [
    `${number}. ${statusOf(line)}`,
    ...told.filter((part) => part !== null).map((part) => `   ${part}`),
    `   ${line.url}`,
  ].join('\n');
}

function row(line: LineWords, number: number): string {
  return [
    `${number}. ${line.title} · ${statusOf(line)}`,
    ...line.remarks.map((remark) => `   ${remark}`),
    `   ${line.url}`,
  ].join('\n');
}

function statusOf({ status, due, legal }: LineWords): string {
  return [status, due, legal].filter((part) => part !== null).join(' · ');
}
