import { html, plain, webAddress } from '../escape.js';
import { button, fill, frame, paragraph, text } from '../frame.js';
import type { ComposedMail } from './view.js';

export interface SignInMail {
  readonly name: string;
  readonly address: string;
  /** Six digits. */
  readonly code: string;
  readonly link: string;
  readonly minutes: number;
}

const SUBJECT = 'Đăng nhập Đôn Đốc';
const FOOTER = ['Thư tự động, không cần trả lời.'];

/** The code is not in the subject, so that a locked telephone does not show it. */
export function composeSignInMail(view: SignInMail): ComposedMail {
  const link = webAddress(view.link);
  const greeting = `Kính gửi ${plain(view.name)},`;
  const opening = `Đây là mã đăng nhập cho địa chỉ ${plain(view.address)}. Mã dùng một lần, có hiệu lực ${view.minutes} phút.`;
  const onward = 'Nhập mã vào trang đang mở, hoặc mở liên kết dưới đây rồi bấm Đăng nhập.';
  const caution = 'Nếu không phải mình đang đăng nhập, xin bỏ qua thư này; không chuyển mã cho ai khác.';
  const body = html`${paragraph(greeting)}${paragraph(opening)}
<table role="presentation" cellpadding="0" cellspacing="0" style="margin:4px 0 16px;"><tr><td ${fill('page', 'padding:12px 24px;')}><span ${text('ink', "font-family:Consolas,'Courier New',monospace;font-size:30px;line-height:38px;font-weight:bold;letter-spacing:6px;")}>${view.code}</span></td></tr></table>
${paragraph(onward)}
<div style="padding:4px 0 18px;">${button('Mở trang đăng nhập', link)}</div>
${paragraph(caution, 'font-size:14px;')}`;
  return {
    subject: SUBJECT,
    html: frame({
      title: SUBJECT,
      preview: `Mã có hiệu lực ${view.minutes} phút.`,
      day: null,
      banners: [],
      body,
      footer: FOOTER,
    }),
    text: `${[greeting, opening, `    ${view.code}`, onward, link, caution, ...FOOTER].join('\n\n')}\n`,
  };
}
