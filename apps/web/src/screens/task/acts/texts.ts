import type { TaskCommandType } from '#contracts';

export const texts = {
  title: 'Việc đồng chí làm được',
  nothing: 'Hiện không có việc nào chờ đồng chí ở nhiệm vụ này.',
  send: 'Gửi',
  cancel: 'Đóng lại',
  optional: '(không bắt buộc)',
  needed: 'Cần nhập mục này.',
  deadline: 'Mốc',
  choose: 'Chọn…',
  input: (unit: string, due: string) => `${unit}, hạn ${due}`,
  difficulty: (no: number, on: string, owner: string | null) =>
    `Vướng mắc ${no}, báo ngày ${on}${owner === null ? '' : `; đ/c ${owner} đang xử lý`}`,
  outdated: 'Nhiệm vụ vừa có thay đổi',
  outdatedElsewhere: 'Nội dung này vừa có thay đổi',
  outdatedDetail:
    'Trạng thái hiện tại đã được tải lại trên trang; nội dung đồng chí nhập vẫn còn dưới đây. Đề nghị xem lại rồi gửi.',
  notNow: 'Ở trạng thái hiện tại không còn làm được việc này. Nội dung đã nhập vẫn còn để chép lại.',
  signedOut: 'Phiên đăng nhập đã hết. Mở trang đăng nhập ở thẻ mới, đăng nhập xong quay lại đây và gửi lại.',
  signIn: 'Mở trang đăng nhập',
} as const;

/** What is said when the act was done. */
export const DONE: Record<TaskCommandType, string> = {
  'complete-profile': 'Đã lưu hồ sơ nhiệm vụ.',
  activate: 'Đã kích hoạt nhiệm vụ.',
  assign: 'Đã giao cán bộ; cán bộ được báo trong thư 08:00 ngày làm việc tới.',
  acknowledge: 'Đã tiếp nhận nhiệm vụ.',
  'report-progress': 'Đã ghi nhận tiến độ.',
  'report-difficulty': 'Đã ghi nhận vướng mắc.',
  'submit-deliverable': 'Đã trình sản phẩm; người kiểm tra được báo trong thư 08:00 ngày làm việc tới.',
  'withdraw-submission': 'Đã rút lại sản phẩm.',
  'accept-deliverable': 'Đã xác nhận hoàn thành.',
  'return-deliverable': 'Đã trả lại sản phẩm; cán bộ được báo trong thư 08:00 ngày làm việc tới.',
  'record-event': 'Đã ghi nhận sự kiện.',
  suspend: 'Đã tạm dừng nhiệm vụ; không nhắc hạn cho tới khi tiếp tục.',
  resume: 'Nhiệm vụ được tiếp tục.',
  stop: 'Đã dừng nhiệm vụ.',
  reopen: 'Đã mở lại.',
  'confirm-backlog': 'Đã xác nhận tồn đọng; việc bắt đầu được nhắc.',
  'request-extension': 'Đã dự thảo đề nghị gia hạn; chờ người đứng đầu đơn vị ký.',
  'sign-extension': 'Đã ký đề nghị gia hạn; Cơ quan Thường trực được báo trong thư 08:00 ngày làm việc tới.',
  'withdraw-extension': 'Đã rút đề nghị gia hạn.',
  'decide-extension': 'Đã ghi nhận quyết định về gia hạn.',
  'correct-date': 'Đã đính chính hạn; hạn cũ vẫn được giữ trong quá trình.',
  'replace-basis': 'Đã ghi hạn theo văn bản mới; hạn ban đầu vẫn được giữ.',
  'request-input': 'Đã gửi đề nghị cho ý kiến phối hợp.',
  'give-input': 'Đã ghi nhận ý kiến phối hợp.',
  'withdraw-input': 'Đã thôi xin ý kiến.',
  'assign-difficulty': 'Đã giao xử lý vướng mắc.',
  'resolve-difficulty': 'Đã trả lời vướng mắc.',
  'record-duplication-check': 'Đã ghi kết luận kiểm tra trùng lặp.',
  urge: 'Đã gửi thư đôn đốc.',
};

/** Said above the fields of a form, where the act has a consequence that is not plain. */
export const CONSEQUENCE: Partial<Record<TaskCommandType, string>> = {
  'submit-deliverable': 'Trình xong thì ngừng nhắc hạn; thời gian kiểm tra không tính cho đơn vị.',
  'withdraw-submission': 'Sản phẩm trở lại đơn vị và hạn tiếp tục được nhắc.',
  'return-deliverable': 'Để trống ngày hoàn thiện lại thì tính 5 ngày làm việc kể từ hôm nay.',
  suspend: 'Trong thời gian tạm dừng không nhắc hạn và không báo cáo cấp trên.',
  stop: 'Dừng hẳn nhiệm vụ theo văn bản; mở lại được khi có quyết định khác.',
  'request-extension':
    'Chỉ đề nghị được trước khi hết hạn. Người đứng đầu ký thì đề nghị mới thành văn bản của đơn vị.',
  'sign-extension':
    'Ký xong, đề nghị được gửi tới Cơ quan Thường trực; hạn cũ còn nguyên cho tới khi có quyết định.',
  'decide-extension':
    'Cấp nào giao, cấp đó điều chỉnh. Nếu cấp trên quyết định thì ghi số, ngày của văn bản quyết định.',
  'correct-date': 'Dùng khi ngày đã nhập không đúng với chính văn bản giao. Hạn ban đầu vẫn được giữ.',
  'replace-basis': 'Dùng khi có văn bản khác cho hạn khác. Hạn ban đầu vẫn được giữ.',
  'request-input': 'Đơn vị được hỏi nhận thư và có hạn riêng; thời gian đó được tính riêng.',
  'assign-difficulty':
    'Người xử lý được báo trong thư 08:00 ngày làm việc tới, và được nhắc vào ngày đã hẹn.',
  'record-duplication-check':
    'Việc đầu tư chỉ kích hoạt được sau khi đã đối chiếu với bộ, ngành Trung ương và ghi kết luận.',
  urge: 'Thư gửi ngay cho người đang giữ việc, mỗi người không quá một thư mỗi ngày. Thư không phải là văn bản.',
  'confirm-backlog': 'Việc tồn đọng đang im lặng; xác nhận thì bắt đầu nhắc từ ngày làm việc tới.',
};
