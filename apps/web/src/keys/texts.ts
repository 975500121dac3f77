export const texts = {
  title: 'Phím tắt',
  intro: 'Dùng khi con trỏ không nằm trong ô nhập.',
  keys: [
    { keys: ['/'], does: 'Tới ô tìm nhiệm vụ' },
    { keys: ['j'], does: 'Tới dòng sau của danh sách' },
    { keys: ['k'], does: 'Về dòng trước của danh sách' },
    { keys: ['Enter'], does: 'Mở dòng đang chọn' },
    { keys: ['Tab', 'Shift + Tab'], does: 'Tới nút, ô hoặc liên kết sau, trước' },
    { keys: ['Alt + ←'], does: 'Trở lại trang trước' },
    { keys: ['?'], does: 'Xem các phím tắt' },
    { keys: ['Esc'], does: 'Đóng hộp đang mở' },
  ],
  on: 'Dùng các phím / j k ?',
  onHint: 'Bỏ chọn nếu các phím này vướng với phần mềm đọc màn hình hoặc nhập bằng giọng nói.',
  close: 'Đóng phím tắt',
} as const;
