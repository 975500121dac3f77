/** Somebody who gets a mail in the burst; made up, and numbered so that the mail server knows who is missing. */
export interface Addressee {
  id: string;
  name: string;
  address: string;
  code: string;
  title: string;
  messageId: string;
}

/** The mail server reads the number before the first dash. */
export function addressees(count: number): Addressee[] {
  return Array.from({ length: count }, (_, n) => ({
    id: `nguoi-${n}`,
    name: `Nguyễn Thị Mẫu ${n}`,
    address: `${n}-can-bo@bench.example`,
    code: `B-${n}`,
    title: `Xây dựng và trình kế hoạch chuyển đổi số của đơn vị thứ ${n}, giai đoạn 2026–2030`,
    messageId: `<burst-${n}@bench.example>`,
  }));
}

export const DELIVERABLE = 'Tờ trình kèm dự thảo kế hoạch và bảng phân công nhiệm vụ cho từng phòng, ban';
export const LEAD_UNIT = 'Sở Khoa học và Công nghệ';
export const OFFICE = 'Văn phòng Tỉnh ủy';
export const PROGRAMME = 'Đề án';
export const FROM = { name: 'Đôn Đốc', address: 'don-doc@bench.example' };
