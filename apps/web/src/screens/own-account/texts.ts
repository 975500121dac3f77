export const texts = {
  title: 'Tài khoản của tôi',
  calendar: {
    title: 'Lịch của tôi',
    count: (total: number) => `${total} địa chỉ`,
    intro:
      'Đưa hạn việc của đồng chí vào lịch trên điện thoại hoặc Outlook: tạo địa chỉ bí mật rồi đăng ký theo dõi địa chỉ đó. Lịch tự cập nhật, gồm hạn của việc được giao, việc chờ đồng chí quyết định và các bước của kỳ. Ai có địa chỉ thì đọc được; lộ thì thu hồi.',
    label: 'Nơi dùng',
    labelHint: 'Ví dụ: Điện thoại, Outlook cơ quan',
    make: 'Tạo địa chỉ lịch',
    shown: (label: string) => `Địa chỉ lịch cho “${label}”`,
    shownHint: 'Chỉ hiện lần này; hệ thống không giữ lại. Mất thì thu hồi và tạo địa chỉ khác.',
    copy: 'Chép địa chỉ',
    copied: 'Đã chép địa chỉ lịch.',
    open: 'Mở bằng chương trình lịch',
    since: 'Tạo lúc',
    lastRead: 'Đọc lần cuối lúc',
    unread: 'Chưa có lịch nào đọc',
    revoke: 'Thu hồi',
    revoked: 'Đã thu hồi địa chỉ lịch; nơi đang dùng không đọc được nữa.',
  },
  mails: {
    title: 'Thư nhắc việc',
    intro:
      'Thư hằng ngày lúc 08:00 có việc thường và việc gấp: báo cáo cấp trên, ngày cuối cùng của hạn. Đồng chí chọn gộp hay tách. Nhắc hạn, báo cáo cấp trên và kết luận không tắt được; thư đôn đốc của Văn phòng luôn gửi riêng, ngay khi có.',
    choice: 'Cách nhận',
    options: [
      ['together', 'Một thư gồm tất cả'],
      ['grave-apart', 'Việc gấp thành thư riêng'],
    ],
    saved: 'Đã đổi cách nhận thư, từ lần gửi tới.',
  },
  sessions: {
    title: 'Phiên đăng nhập',
    count: (total: number) => `${total} phiên`,
    intro:
      'Những nơi tài khoản của đồng chí đang đăng nhập. Thấy nơi nào không phải của mình thì kết thúc ngay và báo quản trị. Phiên tự kết thúc sau 12 giờ không dùng, hoặc sau 7 ngày.',
    end: 'Kết thúc',
    ended: 'Đã kết thúc phiên đăng nhập.',
    endOthers: 'Kết thúc mọi phiên khác',
    endedOthers: 'Đã kết thúc mọi phiên đăng nhập khác.',
  },
} as const;
