import { describe, expect, it } from '@jest/globals';
import { cleanName, dispositionOf, extensionOf, nameFrom } from './file-name.js';

const header = (name: string) => `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;

describe('the name of a file', () => {
  it.each([
    ['Báo cáo quý I.pdf', 'Báo cáo quý I.pdf'],
    ['Ba\u0301o ca\u0301o.pdf', 'Báo cáo.pdf'],
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['..\\..\\windows\\win.ini.pdf', 'win.ini.pdf'],
    ['/etc/cron.d/x.pdf', 'x.pdf'],
    ['a\u0000b\r\nSet-Cookie: x.pdf', 'abSet-Cookie_ x.pdf'],
    ['hoa don\u202Efdp.exe', 'hoa donfdp.exe'],
    ['\u200Ba\uFEFF\u2066.pdf', 'a.pdf'],
    ['CON.pdf', '_CON.pdf'],
    ['nul', '_nul'],
    ['...an.pdf', 'an.pdf'],
    ['an.pdf. . ', 'an.pdf'],
    ['a<b>"c"|d?*.pdf', 'a_b__c__d__.pdf'],
    ['a \u00a0\u3000 b.pdf', 'a b.pdf'],
    ['..', ''],
  ])('%j is kept as %j', (given, kept) => {
    expect(cleanName(given)).toBe(kept);
  });

  it('is cut to 200 characters with its end kept', () => {
    const name = cleanName(`${'ệ'.repeat(296)}.pdf`);
    expect([...name]).toHaveLength(200);
    expect(name.endsWith('ệ.pdf')).toBe(true);
    expect([...cleanName('𠀀'.repeat(300))]).toHaveLength(200);
  });

  it('comes in the header in one form only', () => {
    expect(
      nameFrom(header('Tờ trình (lần 2).docx').replace(/[()]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)),
    ).toBe('Tờ trình (lần 2).docx');
    for (const bad of [
      undefined,
      '',
      'inline',
      'attachment; filename="a.pdf"',
      "attachment; filename*=UTF-8''%E1%BB.pdf",
      "attachment; filename*=UTF-8''a b.pdf",
      "form-data; name=x; filename*=UTF-8''a.pdf",
      `attachment; filename*=UTF-8''${'a'.repeat(9000)}`,
    ]) {
      expect(() => nameFrom(bad)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
    }
  });

  it('has an ending, or none', () => {
    expect(['a.PDF', 'a.tar.gz', 'a', '.pdf', 'a.', 'a.p df'].map(extensionOf)).toEqual([
      'pdf',
      'gz',
      '',
      '',
      '',
      '',
    ]);
  });

  it('leaves in a header that nothing can break out of', () => {
    expect(dispositionOf(`Đề án "mới"; x=1'.pdf`)).toBe(
      `attachment; filename="De an _moi__ x_1_.pdf"; filename*=UTF-8''%C4%90%E1%BB%81%20%C3%A1n%20%22m%E1%BB%9Bi%22%3B%20x%3D1%27.pdf`,
    );
  });
});
