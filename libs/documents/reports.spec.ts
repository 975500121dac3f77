import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { attributes, differing, linesOf, opened } from './fixtures/opened.js';
import { MISSION_SHEET, PLAN } from './fixtures/plan.js';
import { FINAL_REVIEW, INTERIM_REVIEW, SIX_MONTHS } from './fixtures/reports.js';
import { type Form, type ReportMatter, reports } from './index.js';

/** Written down to be looked at, when a folder is named. */
async function kept(name: string, making: Promise<Uint8Array>): Promise<Uint8Array> {
  const bytes = await making;
  const folder = process.env['DONDOC_DRAFTS'];
  if (folder !== undefined) await writeFile(join(folder, name), bytes);
  return bytes;
}

async function docx(name: string, matter: ReportMatter, form: Form) {
  const bytes = await kept(`${name}-${form}.docx`, reports.docx(matter, form));
  const { parts, text } = opened(bytes);
  const main = text['word/document.xml']!;
  return { bytes, parts, text, main, lines: linesOf(main) };
}

const MARGIN = { mm15: '851', mm20: '1134', mm30: '1701' };
const small = (matter: ReportMatter): ReportMatter => ({
  ...matter,
  sections: matter.sections.map((section) => ({ ...section, parts: [], charts: [] })),
});

describe('an interim review as DOCX', () => {
  let party: Awaited<ReturnType<typeof docx>>;
  let state: Awaited<ReturnType<typeof docx>>;
  beforeAll(async () => {
    party = await docx('INTERIM_REVIEW', INTERIM_REVIEW, 'party');
    state = await docx('INTERIM_REVIEW', INTERIM_REVIEW, 'state');
  });

  it('has the frame of the Party, its number and signature blank', () => {
    expect(party.lines.slice(0, 6)).toEqual([
      'TỈNH ỦY THÁI NGUYÊN',
      '*',
      'Số ……-BC/……',
      'ĐẢNG CỘNG SẢN VIỆT NAM',
      '',
      'Thái Nguyên, ngày 15 tháng 9 năm 2028',
    ]);
    for (const line of [
      'BÁO CÁO',
      '(Số liệu tính đến ngày 30/06/2028)',
      'I- Công tác lãnh đạo, chỉ đạo, tổ chức thực hiện',
      '1. Theo cơ quan, đơn vị',
      'b) Chỉ tiêu chậm',
      'Trên đây là báo cáo sơ kết thực hiện Đề án giai đoạn 2026–2028.',
      '- Lưu Văn phòng Tỉnh ủy.',
      'T/M BAN THƯỜNG VỤ',
      'PHÓ BÍ THƯ',
    ])
      expect(party.lines).toContain(line);
    const post = party.lines.indexOf('PHÓ BÍ THƯ');
    expect(party.lines[post + 1]).toBe('');
    expect(party.lines.join('\n')).not.toMatch(/\.\/\.|Số:? \d|undefined|null|NaN/);
  });

  it('has the frame of the State around the same words', () => {
    for (const line of [
      'ỦY BAN NHÂN DÂN TỈNH THÁI NGUYÊN',
      'Số: ……/BC-……',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'I. Công tác lãnh đạo, chỉ đạo, tổ chức thực hiện',
      'Trên đây là báo cáo sơ kết thực hiện Đề án giai đoạn 2026–2028./.',
      'TM. ỦY BAN NHÂN DÂN',
    ])
      expect(state.lines).toContain(line);
    const said = ({ lines }: typeof party) => lines.filter((line) => /Bảng|Biểu đồ|CT-|22\/23/.test(line));
    expect(said(state)).toEqual(said(party));
  });

  it('writes numbers, percents and dates as they are read here', () => {
    for (const cell of ['1.234.567,5', '88,25', '95,7%', '15/07/2028', 'đi vào hoạt động'])
      expect(party.lines.some((line) => line.includes(cell))).toBe(true);
    expect(party.lines.join('\n')).not.toMatch(/\d{4}-\d{2}-\d{2}|\d,\d{3},/);
  });

  it('keeps margins, page and letters of its form', () => {
    const margins = ({ main }: typeof party) =>
      [...main.matchAll(/<w:pgMar [^>]*>/g)].map(([mar]) =>
        ['top', 'right', 'bottom', 'left'].map((side) => attributes(mar, `w:${side}`)[0]),
      );
    const { mm15, mm20, mm30 } = MARGIN;
    const wide = [mm30, mm20, mm15, mm20];
    expect(margins(party)).toEqual([[mm20, mm15, mm20, mm30], wide, wide]);
    expect(margins(state)).toEqual([[mm20, mm20, mm20, mm30], wide, wide]);
    expect(attributes(party.main, 'w:orient')).toEqual(['portrait', 'landscape', 'landscape']);
    expect(party.main.match(/<w:pgNumType w:start="1"/g)).toHaveLength(2);
    expect(new Set(attributes(party.main, 'w:ascii'))).toEqual(new Set(['Times New Roman']));
  });

  it('names every annex in its text, and its document in every annex', () => {
    for (const line of [
      'Chi tiết tại Phụ lục I–II kèm theo.',
      'Phụ lục II',
      'TÌNH HÌNH THỰC HIỆN NHIỆM VỤ THEO ĐƠN VỊ',
      '(Kèm theo Báo cáo số ……-BC/…… ngày …… tháng …… năm 2028 của Tỉnh ủy Thái Nguyên)',
    ])
      expect(party.lines).toContain(line);
  });

  it('shows its charts as pictures, said again in words', () => {
    const pictures = Object.entries(party.parts).filter(([name]) => name.startsWith('word/media/'));
    expect(pictures).toHaveLength(2);
    for (const [, png] of pictures) expect(Buffer.from(png.subarray(1, 4)).toString()).toBe('PNG');
    const drawn = [...party.main.matchAll(/<wp:docPr [^>]*>/g)].map(([tag]) => tag);
    expect(drawn.map((tag) => attributes(tag, 'id')[0])).toEqual(['1', '2']);
    expect(drawn[1]).toContain('Thực hiện: 2025 35,5, 2026 44, 2027 55,2, 2028 chưa có số liệu');
  });

  it('is the same bytes for the same matter, and differs by the date alone', async () => {
    const again = await reports.docx(INTERIM_REVIEW, 'party');
    expect(Buffer.from(again).equals(Buffer.from(party.bytes))).toBe(true);
    const { parts } = opened(await reports.docx({ ...INTERIM_REVIEW, date: '2028-09-16' }, 'party'));
    expect(differing(parts, party.parts)).toEqual(['docProps/core.xml', 'word/document.xml']);
  });
});

describe('every kind as DOCX, in both forms', () => {
  it.each<[string, ReportMatter, string, string, string]>([
    ['SIX_MONTHS', SIX_MONTHS, 'BÁO CÁO', 'Số ……-BC/……', 'Số: ……/BC-……'],
    ['FINAL_REVIEW', small(FINAL_REVIEW), 'BÁO CÁO', 'Số ……-BC/……', 'Số: ……/BC-……'],
    ['PLAN', PLAN, 'KẾ HOẠCH', 'Số ……-KH/……', 'Số: ……/KH-……'],
    ['MISSION_SHEET', MISSION_SHEET, 'PHIẾU GIAO VIỆC', 'Số ……-PGV/……', 'Số: ……/PGV-……'],
  ])('%s', async (name, matter, type, party, state) => {
    const [a, b] = [await docx(name, matter, 'party'), await docx(name, matter, 'state')];
    expect(a.lines).toEqual(expect.arrayContaining([type, party, 'ĐẢNG CỘNG SẢN VIỆT NAM']));
    expect(b.lines).toEqual(expect.arrayContaining([type, state, 'Độc lập - Tự do - Hạnh phúc']));
    for (const { lines } of [a, b])
      expect(lines.join('\n')).not.toMatch(/undefined|null|NaN|\d{4}-\d{2}-\d{2}/);
  });

  it('holds what people wrote as text', async () => {
    const nasty = 'A & B <w:p>\u0000\u000B =HYPERLINK("x")\uD800 Tie\u0302\u0301ng';
    const matter = { ...small(INTERIM_REVIEW), closing: nasty, opening: [nasty], annexes: [] };
    const { lines } = await docx('nasty', matter, 'party');
    expect(lines.filter((line) => line.includes('=HYPERLINK'))).toHaveLength(2);
    expect(lines.some((line) => line.endsWith('Tiếng'.normalize('NFC')))).toBe(true);
    const pdf = Buffer.from(await reports.pdf(matter, 'party')).toString('latin1');
    expect(pdf).not.toMatch(/\/URI|\/JavaScript|\/Launch/);
  });
});

describe('reports as PDF', () => {
  it.each<[string, ReportMatter, Form, number]>([
    ['INTERIM_REVIEW', INTERIM_REVIEW, 'party', 5],
    ['INTERIM_REVIEW', INTERIM_REVIEW, 'state', 5],
    ['PLAN', PLAN, 'party', 12],
    ['MISSION_SHEET', MISSION_SHEET, 'party', 1],
    ['MISSION_SHEET', MISSION_SHEET, 'state', 1],
  ])('%s in %s form holds its letters and can be searched', async (name, matter, form, pages) => {
    const bytes = await kept(`${name}-${form}.pdf`, reports.pdf(matter, form));
    const text = Buffer.from(bytes).toString('latin1');
    expect(text.slice(0, 5)).toBe('%PDF-');
    expect(text.match(/\/Type \/Page\b/g)).toHaveLength(pages);
    const fonts = new Set([...text.matchAll(/\/BaseFont \/([^\s/]+)/g)].map(([, font]) => font!.slice(7)));
    expect([...fonts].every((font) => font.startsWith('Tinos'))).toBe(true);
    expect(text.match(/\/FontFile2/g)!.length).toBe(fonts.size);
    expect(text.match(/\/ToUnicode/g)!.length).toBe(fonts.size);
  });

  it('are the same bytes for the same matter', async () => {
    const once = Buffer.from(await reports.pdf(SIX_MONTHS, 'state'));
    expect(once.equals(Buffer.from(await reports.pdf(SIX_MONTHS, 'state')))).toBe(true);
    expect(once.toString('latin1')).toContain('D:20270618000000Z');
  });
});
