import type { FormOfAddress } from '../digest/view.js';
import type { LetterWords } from './view.js';

/** Next year's calendar is not confirmed: told on 1/11, weekly from 1/12, until it is. */
export function calendarNoticeWords(form: FormOfAddress, year: number): Omit<LetterWords, 'lines'> {
  return {
    subject: `[Lịch làm việc] Năm ${year} chưa có thông báo chính thức`,
    opening: [
      `Lịch làm việc năm ${year} trong hệ thống mới là dự kiến, hoặc chưa được nhập.`,
      'Ngày nghỉ lễ, nghỉ bù và hoán đổi ngày làm việc quyết định ngày cuối cùng trong hạn của nhiều nhiệm vụ.',
    ],
    closing: [
      `Đề nghị ${form} nhập lịch khi có văn bản; trang Lịch làm việc cho xem trước những mốc thay đổi trước khi lưu.`,
    ],
    why: `${form} thuộc Cơ quan Thường trực hoặc quản trị hệ thống`,
    link: { label: 'Mở Lịch làm việc', path: `/lich-lam-viec?nam=${year}` },
  };
}
