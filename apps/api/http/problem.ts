import { HttpException } from '@nestjs/common';
import { PROBLEM_TYPE_BASE, type Problem, UserError, type UserErrorCode } from '#contracts';
import { isAway } from '#persistence';

/** The one place where an error becomes an HTTP answer. */
const STATUS: Record<UserErrorCode, number> = {
  'invalid-input': 400,
  'not-signed-in': 401,
  'not-allowed': 403,
  'not-found': 404,
  'state-conflict': 409,
  gone: 410,
  'stale-version': 412,
  'too-large': 413,
  'key-reused': 422,
  'version-required': 428,
  'too-many-requests': 429,
  unavailable: 503,
};

const TITLE: Record<UserErrorCode, string> = {
  'invalid-input': 'Dữ liệu chưa đúng',
  'not-signed-in': 'Chưa đăng nhập',
  'not-allowed': 'Không có quyền',
  'not-found': 'Không tìm thấy',
  'state-conflict': 'Trạng thái hiện tại không cho phép',
  gone: 'Đã dùng hoặc đã quá hạn',
  'stale-version': 'Đã có người cập nhật trước',
  'too-large': 'Nội dung quá lớn',
  'key-reused': 'Khóa yêu cầu đã dùng cho nội dung khác',
  'version-required': 'Thiếu phiên bản đã xem',
  'too-many-requests': 'Quá nhiều yêu cầu',
  unavailable: 'Tạm thời chưa thực hiện được',
};

export function problemOf(error: unknown, trace: string): Problem {
  const refusal = asUserError(error);
  if (refusal === null) {
    return {
      type: `${PROBLEM_TYPE_BASE}internal`,
      title: 'Hệ thống gặp lỗi',
      status: 500,
      detail: 'Lỗi đã được ghi lại; đề nghị thử lại sau ít phút, nếu vẫn gặp lỗi thì báo kèm mã lỗi.',
      trace,
      errors: [],
    };
  }
  return {
    type: `${PROBLEM_TYPE_BASE}${refusal.code}`,
    title: TITLE[refusal.code],
    status: STATUS[refusal.code],
    detail: refusal.message,
    trace,
    errors: refusal.fields.map(({ path, message }) => ({ path, message })),
    ...(refusal.current === undefined ? {} : { current: refusal.current }),
  };
}

/** What the framework and the body parser throw, in our words; null for faults of our own. */
function asUserError(error: unknown): UserError | null {
  if (error instanceof UserError) return error;
  if (isAway(error))
    return new UserError(
      'unavailable',
      'Cơ sở dữ liệu hoặc ổ đĩa đang tạm ngừng nhận; yêu cầu này chưa chắc đã được thực hiện, đề nghị thử lại sau ít phút.',
    );
  switch (statusOf(error)) {
    case 400:
      return new UserError('invalid-input', 'Nội dung gửi lên không đọc được.', [
        { path: '', message: 'cần là JSON đúng cú pháp' },
      ]);
    case 404:
      return new UserError('not-found', 'Không có địa chỉ này.');
    case 413:
      return new UserError('too-large', 'Nội dung gửi lên vượt quá 1 MB.');
    case 415:
      return new UserError('invalid-input', 'Nội dung gửi lên không đúng kiểu.', [
        { path: 'Content-Type', message: 'chỉ nhận application/json, mã hóa UTF-8' },
      ]);
    default:
      return null;
  }
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  if (typeof error !== 'object' || error === null || !('expose' in error) || error.expose !== true)
    return 500;
  return 'status' in error && typeof error.status === 'number' ? error.status : 500;
}
