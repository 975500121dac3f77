import { describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { PLAN } from '../fixtures/plan.js';
import { date, formula, type Given, number, rawWorkbook } from '../fixtures/raw-workbook.js';
import { readPlanSheet, reports } from '../index.js';

const HEAD = ['TT', 'Mã', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Thời hạn', 'Sản phẩm'];
const ROW = [
  '1',
  '3.6',
  'Đề án Trung tâm',
  'Sở Khoa học và Công nghệ',
  '18/12/2027',
  'Dự thảo Đề án',
] as const;
const COLUMN = { code: 1, title: 2, lead: 3, due: 4, product: 5 } as const;

/** One row that is right but for one cell. */
const one = (field: keyof typeof COLUMN, given: Given) => {
  const row: Given[] = [...ROW];
  row[COLUMN[field]] = given;
  return readPlanSheet(rawWorkbook([HEAD, row]));
};

describe('a plan sheet', () => {
  it('gives its rows, the names of groups apart', async () => {
    const sheet = await readPlanSheet(
      rawWorkbook(
        [
          ['Kế hoạch năm 2027'],
          HEAD,
          ['I', null, 'Hạ tầng số'],
          [...ROW],
          [],
          ['2', '3.7', 'B', 'C', date(46374), 'D'],
        ],
        {
          merged: ['A1:F1'],
        },
      ),
    );
    expect(sheet.errors).toEqual([]);
    expect(sheet.rows).toEqual([
      {
        row: 4,
        code: '3.6',
        title: 'Đề án Trung tâm',
        lead: 'Sở Khoa học và Công nghệ',
        due: '2027-12-18',
        dueWords: null,
        product: 'Dự thảo Đề án',
      },
      { row: 6, code: '3.7', title: 'B', lead: 'C', due: '2026-12-18', dueWords: null, product: 'D' },
    ]);
    expect(sheet.notes).toEqual([
      { sheet: 'Kế hoạch 2027', cell: 'C3', message: 'Dòng chỉ có tên, được đọc là tên nhóm nhiệm vụ.' },
    ]);
  });

  it('is read from the workbook that the plan itself is written to', async () => {
    const { rows, errors } = await readPlanSheet(await reports.xlsx(PLAN));
    expect(errors).toEqual([]);
    expect(rows).toHaveLength(62);
    expect(rows[0]).toMatchObject({ code: '1.1', due: '2027-11-30', lead: 'Sở Khoa học và Công nghệ' });
    expect(rows[4]).toMatchObject({ code: '1.5', due: null, dueWords: 'Thường xuyên' });
  });

  it.each([
    ['18/12/2027', '2027-12-18'],
    ['1/3/2027', '2027-03-01'],
    ['01-03-2027', '2027-03-01'],
    ['2027-12-18', '2027-12-18'],
    ['29/02/2028', '2028-02-29'],
  ])('takes %s', async (text, due) => {
    expect((await one('due', text)).rows[0]?.due).toBe(due);
  });

  it.each<[string, Given, string]>([
    ['31/02', '31/02', 'Thời hạn “31/02”: tháng 2 không có ngày 31.'],
    ['31/12', '31/12', 'Thời hạn “31/12”: thiếu năm, cần ngày dạng dd/MM/yyyy, ví dụ 18/12/2027.'],
    ['31/02/2027', '31/02/2027', 'Thời hạn “31/02/2027”: tháng 2 không có ngày 31.'],
    ['29/02/2027', '29/02/2027', 'Thời hạn “29/02/2027”: tháng 2 không có ngày 29.'],
    [
      '2026-13-01',
      '2026-13-01',
      'Thời hạn “2026-13-01”: không có tháng 13, cần ngày dạng dd/MM/yyyy, ví dụ 18/12/2027.',
    ],
    [
      '20/12/26',
      '20/12/26',
      'Thời hạn “20/12/26”: năm phải đủ bốn chữ số, cần ngày dạng dd/MM/yyyy, ví dụ 18/12/2027.',
    ],
    [
      '12/20/2027',
      '12/20/2027',
      'Thời hạn “12/20/2027”: không có tháng 20, cần ngày dạng dd/MM/yyyy, ví dụ 18/12/2027.',
    ],
    [
      'sớm',
      'sớm',
      'Thời hạn “sớm” không phải ngày: cần ngày dạng dd/MM/yyyy, ví dụ 18/12/2027, hoặc “Thường xuyên”.',
    ],
    [
      'a number',
      number(46374),
      'Thời hạn “46374” là số, không phải ngày: định dạng ô là ngày hoặc gõ dd/MM/yyyy.',
    ],
    ['a time', date(46374.5), 'Thời hạn có cả giờ; chỉ ghi ngày.'],
    ['year 1927', '18/12/1927', 'Thời hạn có năm 1927, ngoài khoảng 2000–2100; hãy xem lại năm.'],
    [
      'a formula',
      formula('TODAY()+5', '46374'),
      'Ô là công thức “=TODAY()+5”; hãy dán giá trị thay cho công thức.',
    ],
    ['nothing', null, 'Thiếu thời hạn.'],
  ])('refuses as a date %s', async (_, given, message) => {
    const { rows, errors } = await one('due', given);
    expect(errors).toEqual([{ sheet: 'Kế hoạch 2027', cell: 'E2', message }]);
    expect(rows).toEqual([]);
  });

  it.each<[string, keyof typeof COLUMN, Given, string, string]>([
    [
      'a code that lost its nought',
      'code',
      number(3.1),
      'B2',
      'Mã đang là số (3.1), có thể đã mất chữ số 0 ở cuối; định dạng ô là Văn bản rồi gõ lại.',
    ],
    [
      'a code that became a date',
      'code',
      date(46374),
      'B2',
      'Mã đã bị đổi thành ngày; định dạng ô là Văn bản rồi gõ lại.',
    ],
    ['an empty lead', 'lead', ' ', 'D2', 'Thiếu chủ trì.'],
    ['a number for a name', 'lead', number(7), 'D2', 'Chủ trì phải là chữ, ô đang là số.'],
    ['an error', 'product', { raw: ' t="e"><v>#REF!</v>' }, 'F2', 'Ô đang báo lỗi #REF!.'],
    [
      'a formula',
      'title',
      formula('A1&amp;"x"', 'x'),
      'C2',
      'Ô là công thức “=A1&"x"”; hãy dán giá trị thay cho công thức.',
    ],
    ['too many letters', 'product', 'x'.repeat(2001), 'F2', 'Sản phẩm dài 2001 ký tự, nhiều nhất là 2000.'],
  ])('refuses %s', async (_, field, given, cell, message) => {
    expect((await one(field, given)).errors).toEqual([{ sheet: 'Kế hoạch 2027', cell, message }]);
  });

  it('puts decomposed letters together and says so', async () => {
    const { rows, errors, notes } = await one('title', 'Đề án Trung tâm'.normalize('NFD'));
    expect(errors).toEqual([]);
    expect(rows[0]?.title).toBe('Đề án Trung tâm');
    expect(notes).toEqual([
      {
        sheet: 'Kế hoạch 2027',
        cell: 'C2',
        message: 'Chữ có dấu ở dạng tổ hợp (NFD), đã đổi sang dạng dựng sẵn (NFC).',
      },
    ]);
  });

  it('keeps what looks like a formula as the text it is', async () => {
    expect((await one('title', '=HYPERLINK("http://x")')).rows[0]?.title).toBe('=HYPERLINK("http://x")');
  });

  it('names joined cells and codes given twice', async () => {
    const second = [...ROW];
    const { errors } = await readPlanSheet(
      rawWorkbook([HEAD, [...ROW], second], { merged: ['D2:D3', 'A1:A1'] }),
    );
    expect(errors).toEqual([
      { sheet: 'Kế hoạch 2027', cell: 'D2:D3', message: 'Các ô D2:D3 bị gộp; hãy bỏ gộp và ghi đủ từng ô.' },
      { sheet: 'Kế hoạch 2027', cell: 'B3', message: 'Mã “3.6” đã có ở ô B2.' },
    ]);
  });

  it('says which columns are missing', async () => {
    const { errors } = await readPlanSheet(rawWorkbook([HEAD.slice(0, 4)]));
    expect(errors[0]?.message).toBe('Thiếu cột “Thời hạn”, “Sản phẩm” ở dòng tiêu đề 1.');
    const none = await readPlanSheet(rawWorkbook([['a', 'b']]));
    expect(none.errors[0]?.message).toMatch(/^Không thấy dòng tiêu đề có các cột “Mã”/);
    const empty = await readPlanSheet(rawWorkbook([HEAD]));
    expect(empty.errors[0]?.message).toBe('Không có dòng nhiệm vụ nào dưới dòng tiêu đề.');
  });
});

describe('a file that is no plan sheet', () => {
  const messageOf = async (bytes: Uint8Array) => (await readPlanSheet(bytes)).errors[0]?.message;
  const sheet = (text: string) => rawWorkbook([HEAD], { parts: { 'xl/worksheets/sheet1.xml': text } });

  it.each<[string, () => Uint8Array, RegExp]>([
    ['no archive', () => strToU8('mã,nhiệm vụ'), /không phải bảng tính/],
    ['the old format', () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), /kiểu cũ hoặc có mật khẩu/],
    ['an archive of something else', () => zipSync({ 'a.txt': strToU8('a') }), /không phải bảng tính/],
    ['more than 5 MB', () => new Uint8Array(5 * 1024 * 1024 + 1), /lớn hơn 5 MB/],
    ['macros', () => rawWorkbook([HEAD], { parts: { 'xl/vbaProject.bin': 'x' } }), /có macro/],
    ['types of its own', () => sheet('<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>'), /đã hỏng/],
    ['broken inside', () => sheet('<worksheet><sheetData><row>'), /đã hỏng/],
    [
      '21 MB of blanks',
      () => sheet(`<worksheet>${' '.repeat(21 * 1024 * 1024)}</worksheet>`),
      /bung ra quá lớn/,
    ],
    ['too many rows', () => rawWorkbook(Array.from({ length: 3001 }, () => ['a'])), /hơn 3000 dòng/],
    ['cut off', () => rawWorkbook([HEAD, [...ROW]]).subarray(0, 400), /không phải bảng tính|đã hỏng/],
  ])('is refused: %s', async (_, bytes, message) => {
    expect(await messageOf(bytes())).toMatch(message);
  });

  it('is refused when a part is larger than it claims', async () => {
    const bytes = sheet(`<worksheet>${' '.repeat(1024 * 1024)}</worksheet>`);
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    // Both headers of every part claim ten bytes.
    for (let at = 0; at < bytes.length - 4; at += 1) {
      const sign = view.getUint32(at, true);
      if (sign === 0x02014b50) view.setUint32(at + 24, 10, true);
      if (sign === 0x04034b50) view.setUint32(at + 22, 10, true);
    }
    expect(await messageOf(bytes)).toMatch(/đã hỏng/);
  });
});
