import { describe, expect, it } from '@jest/globals';
import { composeSignInMail } from './sign-in.js';

const VIEW = {
  name: 'Nguyễn Thị Mẫu',
  address: 'canbo@demo.example',
  code: '482913',
  link: 'https://dondoc.demo.example/dang-nhap/abc',
  minutes: 10,
};

describe('the sign-in mail', () => {
  it('is this, to be read in plain text', () => {
    expect(composeSignInMail(VIEW).text).toBe(`Kính gửi Nguyễn Thị Mẫu,

Đây là mã đăng nhập cho địa chỉ canbo@demo.example. Mã dùng một lần, có hiệu lực 10 phút.

    482913

Nhập mã vào trang đang mở, hoặc mở liên kết dưới đây rồi bấm Đăng nhập.

https://dondoc.demo.example/dang-nhap/abc

Nếu không phải mình đang đăng nhập, xin bỏ qua thư này; không chuyển mã cho ai khác.

Thư tự động, không cần trả lời.
`);
  });

  it('keeps the code out of what a locked telephone shows', () => {
    const { subject, html } = composeSignInMail(VIEW);
    expect(subject).toBe('Đăng nhập Đôn Đốc');
    expect(/<div style="display:none[^>]*>([^<]*)/.exec(html)?.[1]).not.toContain('482913');
    expect(html).toContain('>482913<');
    expect(html).toContain('href="https://dondoc.demo.example/dang-nhap/abc"');
  });

  it('escapes what people wrote', () => {
    const { html, text } = composeSignInMail({
      ...VIEW,
      name: '<b>x</b>\r\nhttps://evil.example',
      link: 'javascript:x',
    });
    expect(html).toContain('&lt;b&gt;x&lt;/b&gt;');
    expect(html).toContain('href="#"');
    expect(text).not.toMatch(/^https:\/\/evil/m);
  });
});
