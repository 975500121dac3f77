import { paths } from '../../paths.js';

export const texts = {
  title: 'Quản trị',
  uncovered: (total: number) => `${total} mục cần xử lý`,
} as const;

interface AdministrationPage {
  to: string;
  title: string;
  about: string;
  /** Only for the office and administrators. */
  office: boolean;
  /** Only for administrators. */
  administrator?: true;
  counts?: true;
}

export const PAGES: readonly AdministrationPage[] = [
  {
    to: paths.dashboard,
    title: 'Bảng điều hành',
    about: 'Bốn con số theo thời hạn, đơn vị cần chú ý trước, chỉ tiêu chậm; đến ngày bất kỳ, in được.',
    office: false,
  },
  {
    to: paths.difficulties,
    title: 'Vướng mắc',
    about: 'Vướng mắc các đơn vị đã báo, ai nhận xử lý, đến ngày nào.',
    office: true,
  },
  {
    to: paths.amendments,
    title: 'Đề nghị bổ sung, điều chỉnh',
    about: 'Đơn vị đề nghị thêm hoặc sửa nhiệm vụ: đang ở đâu, từ bao giờ, hẹn trả lời ngày nào.',
    office: true,
  },
  {
    to: paths.supervision,
    title: 'Kiến nghị giám sát',
    about: 'Kiến nghị của HĐND, MTTQ: giao đơn vị nào trả lời, hạn nào, đã được tiếp thu chưa.',
    office: true,
  },
  {
    to: paths.coverage,
    title: 'Chưa có người nhận',
    about: 'Bước nhắc không đến được ai, địa chỉ thư bị từ chối, vai trò chưa có người.',
    office: true,
    counts: true,
  },
  {
    to: paths.messages,
    title: 'Thư đã gửi',
    about: 'Mọi thư hệ thống đã gửi, đang chờ gửi hoặc không gửi được; xem thư như người nhận thấy.',
    office: false,
  },
  {
    to: paths.standIns,
    title: 'Người thay',
    about: 'Phân công người thay khi vắng, theo văn bản và thời hạn.',
    office: false,
  },
  {
    to: paths.calendar,
    title: 'Lịch làm việc',
    about: 'Ngày nghỉ, ngày làm bù theo văn bản; xem trước hạn và bước nhắc thay đổi rồi mới lưu.',
    office: false,
  },
  {
    to: paths.policies,
    title: 'Quy tắc nhắc hạn',
    about:
      'Nhắc ai, trước và sau hạn bao nhiêu ngày; áp dụng cho nhiệm vụ đang mở bằng một lần thực hiện riêng.',
    office: true,
  },
  {
    to: paths.simulation,
    title: 'Mô phỏng',
    about: 'Ngày nào nhiều thư, thư nào, vì sao; thử lịch khác, quy tắc khác trước khi sửa. Không lưu gì.',
    office: true,
  },
  {
    to: paths.people,
    title: 'Người dùng',
    about: 'Ai được vào, với vai trò gì; phiên đăng nhập, tài khoản của tỉnh; nhập danh sách từ bảng tính.',
    office: true,
    administrator: true,
  },
  {
    to: paths.importing,
    title: 'Nhập từ bảng tính',
    about:
      'Nhiệm vụ, số liệu chỉ tiêu: tải về, sửa và nhập lại; xem trước từng dòng, hoàn tác được cả lần nhập.',
    office: true,
  },
  {
    to: paths.reorganisation,
    title: 'Sắp xếp đơn vị',
    about: 'Hợp nhất, chia tách, đổi tên đơn vị khi nhiệm vụ đang chạy; danh sách bàn giao.',
    office: true,
  },
  {
    to: paths.templates,
    title: 'Mẫu kỳ, thẩm quyền',
    about: 'Các bước, hạn, biểu mẫu của mỗi loại kỳ theo phiên bản; ai quyết định việc gì, theo văn bản nào.',
    office: true,
  },
  {
    to: paths.openData,
    title: 'Dữ liệu mở',
    about: 'Bộ dữ liệu nào được công khai; mở, đóng từng bộ và tải tệp CSV, JSON như người ngoài thấy.',
    office: true,
  },
  {
    to: paths.connections,
    title: 'Kết nối',
    about:
      'Máy chủ nào được báo khi có việc mới, máy chủ nào được gửi số liệu vào; khóa ký, gửi thử, gửi lại.',
    office: true,
    administrator: true,
  },
  {
    to: paths.nationalTracker,
    title: 'Cập nhật theodoinq',
    about: 'Nhiệm vụ nào đã nhập vào theodoinq, ngày nào, nhiệm vụ nào đã thay đổi từ đó; tải bảng để nhập.',
    office: true,
  },
  {
    to: paths.engine,
    title: 'Tình trạng hệ thống',
    about: 'Từng phần của hệ thống nhắc hạn chạy lần cuối lúc nào; thư có bị giữ lại không.',
    office: true,
  },
  {
    to: paths.journal,
    title: 'Nhật ký',
    about: 'Ai đã làm gì, thay ai, lúc nào; mọi việc đã ghi, lọc theo người, ngày, đối tượng.',
    office: true,
  },
];
