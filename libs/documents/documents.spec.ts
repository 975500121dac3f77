import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import type { Outcome } from '#contracts';
import { BODIES, CASE, EXTENSION } from './fixtures/matters.js';
import { drafts, letterheadOf } from './index.js';

const notice = (over: Partial<typeof CASE> = {}) =>
  drafts.conclusionNotice({ ...CASE, conclusion: CASE.conclusion!, ...over } as never, BODIES);

/** What a reader sees, a paragraph a line, and the parts as they are. */
async function read(name: string, drafting: Promise<Uint8Array>) {
  const bytes = await drafting;
  const folder = process.env['DONDOC_DRAFTS'];
  if (folder !== undefined) await writeFile(join(folder, `${name}.docx`), bytes);
  const parts = unzipSync(bytes);
  const xml = Object.fromEntries(
    Object.entries(parts)
      .filter(([part]) => part.endsWith('.xml'))
      .map(([part, content]) => [part, strFromU8(content)]),
  );
  const main = xml['word/document.xml']!;
  const lines = main
    .split('</w:p>')
    .map((p) => [...p.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''));
  return { bytes, xml, main, lines, text: lines.join('\n') };
}

describe('drafts', () => {
  it('of the Party have its heading, a blank number, T/M and no "./."', async () => {
    const { lines, text, main } = await read('notice', notice());
    expect(lines.slice(0, 7)).toEqual([
      'TỈNH ỦY THÁI NGUYÊN',
      'BAN CHỈ ĐẠO PHÁT TRIỂN KHOA HỌC, CÔNG NGHỆ, ĐỔI MỚI SÁNG TẠO VÀ CHUYỂN ĐỔI SỐ TỈNH',
      '*',
      'Số ……-TB/……',
      'ĐẢNG CỘNG SẢN VIỆT NAM',
      '',
      'Thái Nguyên, ngày 30 tháng 12 năm 2026',
    ]);
    for (const line of [
      'THÔNG BÁO',
      'Điều chỉnh thời hạn hoàn thành sang ngày 29/01/2027.',
      'Báo cáo kết quả trước ngày 20/01/2027.',
      'T/M BAN CHỈ ĐẠO',
      'TRƯỞNG BAN',
      'Trần Văn Thí Dụ',
      '- Lưu Văn phòng Tỉnh ủy.',
    ])
      expect(lines).toContain(line);
    expect(text).toContain('18/12/2026 (thời hạn ban đầu: 30/11/2026; đã gia hạn 1 lần)');
    expect(text).not.toMatch(/\.\/\.|\d+-TB|vi phạm|yêu cầu|chậm trễ|undefined|null/);
    expect(main).toContain('w:ascii="Times New Roman"');
  });

  it('of the office urge and submit in its own words', async () => {
    const urging = await read('urging', drafts.urgingLetter(CASE, BODIES));
    expect(urging.lines).toContain('Kính gửi: Sở Khoa học và Công nghệ');
    expect(urging.lines).toContain(
      'về việc đôn đốc thực hiện nhiệm vụ 3.6 “Đề án Trung tâm đổi mới sáng tạo vùng Việt Bắc”',
    );
    expect(urging.text).toContain('tính đến nay đã quá hạn 8 ngày làm việc');
    const submission = await read('submission', drafts.submission(CASE, BODIES));
    expect(submission.text).toContain('Kính trình: Ban Chỉ đạo phát triển khoa học');
    expect(submission.text).toContain('Sở Khoa học và Công nghệ\n93\n66');
    expect(submission.text).toContain('Ban Chỉ đạo chỉ được kiến nghị');
    expect(submission.lines).toContain('CHÁNH VĂN PHÒNG');
  });

  it('of a recommendation go from the committee to the body that gave the work', async () => {
    const asked = { newDue: '2027-03-31', directive: null, reason: 'Cần lấy ý kiến trung ương.' };
    const of = (outcome: 'recommend-date' | 'recommend-stop', decider: string | null) => {
      const conclusion = { ...CASE.conclusion!, ...asked, outcome };
      return drafts.recommendation({ ...CASE, conclusion, decider }, BODIES);
    };
    const date = await read('recommend-date', of('recommend-date', 'Ban Thường vụ Tỉnh ủy'));
    for (const line of [
      'Số ……-TTr/……',
      'TỜ TRÌNH',
      'Kính trình: Ban Thường vụ Tỉnh ủy',
      'Cần lấy ý kiến trung ương.',
      'T/M BAN CHỈ ĐẠO',
    ])
      expect(date.lines).toContain(line);
    expect(date.text).toMatch(
      /kính đề nghị Ban Thường vụ Tỉnh ủy xem xét, cho điều chỉnh .* sang ngày 31\/03\/2027\./,
    );
    const stop = await read('recommend-stop', of('recommend-stop', null));
    expect(stop.text).toMatch(/Kính trình: …+\n.*cho dừng thực hiện nhiệm vụ 3\.6/s);
    expect(stop.text).not.toMatch(/31\/03\/2027|\.\/\.|vi phạm|yêu cầu|chậm trễ|undefined|null/);
  });

  it('of a conclusion say who carries it out, and go to whoever hands the work over', async () => {
    const said = async (outcome: Outcome) =>
      (
        await read(
          `notice-${outcome}`,
          notice({ conclusion: { ...CASE.conclusion!, outcome, due: '2027-01-08' } }),
        )
      ).text;
    expect(await said('request-explanation')).toContain(
      'gửi giải trình về Văn phòng Tỉnh ủy trước hết ngày 08/01/2027',
    );
    expect(await said('recommend-date')).toContain('tiếp tục thực hiện nhiệm vụ theo thời hạn hiện tại');
    expect(await said('return')).toContain('Văn phòng Tỉnh ủy hoàn thiện hồ sơ, trình lại');
    const handed = await read('notice-reassigned', notice({ formerLeads: ['Sở Xây dựng'] }));
    expect(handed.text).toMatch(/^- Sở Xây dựng[,;]$/m);
  });

  it('of a department are in State form', async () => {
    const { lines, text } = await read('extension', drafts.extensionRequest(EXTENSION));
    for (const line of [
      'ỦY BAN NHÂN DÂN TỈNH THÁI NGUYÊN',
      'SỞ KHOA HỌC VÀ CÔNG NGHỆ',
      'Số: ……/……',
      'V/v đề nghị gia hạn thời gian thực hiện nhiệm vụ 3.6',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Thái Nguyên, ngày 04 tháng 12 năm 2026',
      '- Ban Thường vụ Tỉnh ủy,',
      '- Văn phòng Tỉnh ủy.',
      'GIÁM ĐỐC',
      'Vũ Văn Tượng Trưng',
      'Kính đề nghị Ban Thường vụ Tỉnh ủy xem xét, quyết định./.',
    ])
      expect(lines).toContain(line);
    expect(text).toContain('sang ngày 15/01/2027');
  });

  it('leave room where nothing is known', async () => {
    const empty = { ...EXTENSION, newDue: null, reason: null, progress: null };
    const { text } = await read('extension-empty', drafts.extensionRequest(empty));
    expect(text).toContain('sang ngày ……/……/………');
    expect(text).toContain('Lý do đề nghị gia hạn:\n………');
  });

  it('hold what people wrote as text, whatever it looks like', async () => {
    const nasty =
      'A & B <w:p> "x"\u0000\u000B =HYPERLINK("http://x")\n{ INCLUDETEXT c:\\\\x } \uD800 Tie\u0302\u0301ng Vie\u0323\u0302t';
    const conclusion = { ...CASE.conclusion!, directive: nasty };
    const { xml, main, lines } = await read('nasty', notice({ conclusion }));
    expect(lines).toContain('A &amp; B &lt;w:p&gt; &quot;x&quot; =HYPERLINK(&quot;http://x&quot;)');
    expect(lines.some((line) => line.endsWith('Tiếng Việt'.normalize('NFC')))).toBe(true);
    // The only field of a draft is the page number in its heading.
    expect(main).not.toMatch(/instrText|fldSimple|w:hyperlink/);
    expect(
      Object.values(xml)
        .join('')
        .match(/instrText [^>]*>[^<]*/g),
    ).toEqual(['instrText xml:space="preserve">PAGE']);
  });

  it('are the same bytes for the same facts, and differ by the date alone', async () => {
    const once = await notice();
    expect(Buffer.from(once).equals(Buffer.from(await notice()))).toBe(true);
    const next = await notice({ date: '2026-12-31' });
    const differing = Object.entries(unzipSync(once)).filter(
      ([part, content]) => !Buffer.from(content).equals(Buffer.from(unzipSync(next)[part]!)),
    );
    expect(differing.map(([part]) => part).sort()).toEqual(['docProps/core.xml', 'word/document.xml']);
  });
});

describe('letterheads', () => {
  const province = { name: 'Tỉnh ủy Thái Nguyên', kind: 'party-province' };
  it.each([
    ['Xã Tân Cương', 'commune', null, 'Ủy ban nhân dân xã Tân Cương', 'Tân Cương'],
    ['Ủy ban nhân dân tỉnh', 'government-province', null, 'Ủy ban nhân dân tỉnh Thái Nguyên', 'Thái Nguyên'],
    ['Sở Y tế', 'department', 'Ủy ban nhân dân tỉnh Thái Nguyên', 'Sở Y tế', 'Thái Nguyên'],
    ['Ban Tổ chức Tỉnh ủy', 'party-advisory', 'Tỉnh ủy Thái Nguyên', 'Ban Tổ chức', 'Thái Nguyên'],
  ])('%s', (name, kind, superior, issuer, place) => {
    expect(letterheadOf({ name, kind }, [province])).toMatchObject({ superior, issuer, place });
  });
});
