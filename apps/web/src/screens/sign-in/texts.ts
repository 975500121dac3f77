export const texts = {
  title: 'Đăng nhập',
  about: 'Theo dõi, nhắc hạn nhiệm vụ của các chương trình, đề án',
  address: 'Địa chỉ thư công vụ',
  ask: 'Gửi thư đăng nhập',
  noPassword: 'Không cần mật khẩu: hệ thống gửi một thư có đường dẫn và mã 6 chữ số tới địa chỉ này.',
  sent: 'Đã gửi thư',
  /** The same for an address that is not known: the page must not tell who has an account. */
  sentTo: (email: string) =>
    `Nếu ${email} là địa chỉ đã đăng ký, thư đăng nhập sẽ tới trong ít phút. Mở đường dẫn trong thư, hoặc nhập mã 6 chữ số vào ô dưới đây.`,
  lasts: (minutes: number) => `Mã và đường dẫn có hiệu lực ${minutes} phút, dùng một lần.`,
  code: 'Mã 6 chữ số',
  codeWrong: 'Mã gồm đúng 6 chữ số.',
  enter: 'Đăng nhập',
  again: 'Gửi lại thư',
  otherAddress: 'Dùng địa chỉ khác',
  addressMissing: 'Nhập địa chỉ thư công vụ, ví dụ ten@thainguyen.example.',
  landing: 'Bấm nút dưới đây để vào Đôn Đốc. Đường dẫn trong thư chỉ dùng được một lần.',
  landingOther: 'Nếu không phải đồng chí yêu cầu thư này, đóng trang lại; không có gì thay đổi.',
  askAgain: 'Yêu cầu thư đăng nhập mới',
} as const;
