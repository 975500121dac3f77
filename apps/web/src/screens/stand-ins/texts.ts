import type { StandInView } from '#contracts';

export const texts = {
  title: 'Người thay',
  count: (total: number) => `${total} phân công`,
  intro:
    'Khi vắng, thư nhắc và việc được giao trong những ngày đó đến người được phân công thay. Nhật ký ghi tên cả hai người.',
  empty: 'Chưa có phân công thay nào; khi vắng, đồng chí phân công ở mẫu dưới đây.',
  by: 'Người thay',
  nobody: 'chưa có người thay',
  document: 'Văn bản',
  from: 'từ',
  to: 'đến',
  endedOn: 'kết thúc sớm, đã trở lại từ',
  end: 'Kết thúc hôm nay',
  ended: 'Đã kết thúc phân công thay.',
  over: (total: number) => `Đã qua (${total})`,
  form: {
    title: 'Phân công người thay',
    person: 'Người vắng',
    by: 'Người thay',
    byHint: 'Để trống nếu chưa có ai: người đứng đầu và Văn phòng sẽ được báo.',
    scope: 'Được làm gì',
    since: 'Vắng từ ngày',
    until: 'Đến hết ngày',
    number: 'Số văn bản',
    date: 'Ngày văn bản',
    documentHint: 'Ký thay cần văn bản có số và ngày.',
    noConclusion: 'Người thay không kết luận thay; Trưởng ban hoặc Phó Trưởng ban khác kết luận.',
    preview: 'Xem trước',
    tasks: (n: number) =>
      n === 0 ? 'Hiện chưa có việc nào sẽ đến người thay.' : `${n} việc đang chạy sẽ đến người thay.`,
    nobodyTasks: (n: number) => `${n} việc đang chạy vẫn đến người vắng.`,
    save: 'Phân công',
    saved: 'Đã ghi phân công thay.',
    documentTitle: 'Văn bản phân công',
  },
} as const;

export const SCOPE_WORD: Record<StandInView['scope'], string> = {
  work: 'làm thay',
  sign: 'ký thay',
};

export const SCOPE_CHOICE: Record<StandInView['scope'], string> = {
  work: 'Làm thay: nhận thư, cập nhật, trình, kiểm tra',
  sign: 'Ký thay người đứng đầu đơn vị',
};

export const STATE_WORD: Record<StandInView['state'], string> = {
  coming: 'Sắp tới',
  'in-force': 'Đang thay',
  over: 'Đã qua',
};
