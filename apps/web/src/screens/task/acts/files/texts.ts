export const texts = {
  choose: 'Chọn tệp…',
  drop: 'hoặc kéo thả vào đây',
  limits: (kinds: string, megabytes: number, most: number) =>
    `${kinds}; mỗi tệp không quá ${megabytes} MB, nhiều nhất ${most} tệp.`,
  list: 'Tệp đã chọn',
  waiting: 'đang chờ',
  sending: (percent: number) => `đang tải lên ${percent}%`,
  checking: 'đang kiểm tra',
  done: 'đã tải lên',
  again: 'Tải lại',
  againOf: (name: string) => `Tải lại ${name}`,
  remove: 'Bỏ ra',
  removeOf: (name: string) => `Bỏ ra ${name}`,
  progressOf: (name: string) => `Đang tải lên ${name}`,
  announced: (done: number, all: number) => `Đã tải lên ${done} trên ${all} tệp.`,
  tooMany: (most: number, left: number) =>
    `Mỗi lần trình nhiều nhất ${most} tệp; ${left} tệp chưa được thêm. Đề nghị gộp bớt rồi chọn lại.`,
  empty: 'Tệp rỗng. Đề nghị mở tệp xem có nội dung không rồi chọn lại.',
  tooLarge: (megabytes: number) =>
    `Tệp lớn hơn ${megabytes} MB. Đề nghị quét ở độ phân giải thấp hơn hoặc chia thành nhiều tệp.`,
  otherKind: (kinds: string) => `Không nhận loại tệp này. Đề nghị lưu thành ${kinds} rồi chọn lại.`,
  oldKind: (kind: string) => `Tệp dạng cũ. Đề nghị mở ra, “Lưu thành” dạng ${kind} hoặc PDF rồi chọn lại.`,
  signedOut: 'Phiên đăng nhập đã hết. Đăng nhập ở thẻ mới rồi quay lại đây bấm “Tải lại”.',
  unreached: 'Mất kết nối khi đang tải. Kiểm tra mạng rồi bấm “Tải lại”; nếu tệp vừa được sửa, chọn lại tệp.',
  stillSending: 'Tệp chưa tải lên xong. Đề nghị chờ xong rồi trình.',
  failed: 'Có tệp chưa tải lên được. Đề nghị tải lại hoặc bỏ tệp đó ra rồi trình.',
} as const;
