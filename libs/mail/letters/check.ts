import { html } from '../escape.js';

/** The synthetic reminder: to a box that nobody reads, and plain to whoever opens it all the same. */
export function composeCheck(at: string): { subject: string; html: string; text: string } {
  const lines = [
    `Thư này do hệ thống tự gửi lúc ${at} (giờ quốc tế) để biết việc nhắc hạn còn hoạt động.`,
    'Đây không phải thư nhắc việc: không cần trả lời, có thể xóa.',
  ];
  return {
    subject: '[Kiểm tra tự động] Đôn Đốc đang gửi được thư',
    text: `${lines.join('\n')}\n`,
    html: html`${lines.map((line) => html`<p>${line}</p>`)}`.text,
  };
}
