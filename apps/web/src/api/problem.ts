import type { FieldProblem, Problem } from '#contracts';

/** A refusal or a failure of the API, in words that may be shown. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    /** 0 when the server was not reached at all. */
    readonly status: number,
    /** The last part of the problem's `type`: `stale-version`, `not-allowed` … */
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly fields: readonly FieldProblem[] = [],
    /** What to quote when asking for help. */
    readonly trace: string | null = null,
  ) {
    super(title);
  }

  /** Somebody else changed it meanwhile, or its state does not allow the act any more. */
  get outdated(): boolean {
    return this.code === 'stale-version' || this.code === 'state-conflict';
  }
}

const UNREACHED = {
  title: 'Không kết nối được máy chủ',
  detail: 'Kiểm tra mạng rồi thử lại. Chưa có gì được ghi; nội dung đã nhập vẫn còn trên trang.',
} as const;

const UNREADABLE = {
  title: 'Máy chủ trả lời không đúng dạng',
  detail: 'Đề nghị thử lại sau ít phút; nếu vẫn vậy, báo Văn phòng kèm mã lỗi.',
} as const;

export function unreached(): ApiProblem {
  return new ApiProblem(0, 'unreached', UNREACHED.title, UNREACHED.detail);
}

/** Reads `application/problem+json`; an answer of another kind (a proxy's page) still becomes a problem. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => null);
  if (isProblem(body)) {
    const code = body.type.slice(body.type.lastIndexOf(':') + 1);
    return new ApiProblem(response.status, code, body.title, body.detail, body.errors, body.trace);
  }
  return new ApiProblem(response.status, 'unreadable', UNREADABLE.title, UNREADABLE.detail);
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'type' in body && 'title' in body && 'errors' in body;
}

/** Anything thrown, as a problem; a fault of the page itself has no trace code. */
export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  return new ApiProblem(
    0,
    'page-fault',
    'Trang gặp lỗi',
    'Đề nghị tải lại trang; nếu vẫn vậy, báo Văn phòng đồng chí đang làm gì khi gặp lỗi.',
  );
}
