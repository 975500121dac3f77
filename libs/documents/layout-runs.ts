import { AlignmentType, Paragraph, TextRun } from 'docx';
import { plain } from './text.js';

export const FONT = 'Times New Roman';
/** Sizes in half points, as the format counts them. */
export const HALF_POINTS = { body: 28, head: 26, small: 24, list: 22 } as const;

interface Look {
  bold?: boolean;
  italics?: boolean;
  underline?: object;
  size?: number;
}

export function run(text: string, look: Look = {}): TextRun {
  return new TextRun({ text: plain(text), font: FONT, ...look });
}

/** A line in the middle of its cell or of the page. */
export function centred(text: string, look: Look = {}, spaceAfter = 0): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: spaceAfter },
    children: [run(text, look)],
  });
}

export function upper(text: string): string {
  return text.toLocaleUpperCase('vi');
}

/** Of millimetres, never a hair less than the form asks for. */
export function twips(mm: number): number {
  return Math.ceil((mm * 1440) / 25.4);
}
