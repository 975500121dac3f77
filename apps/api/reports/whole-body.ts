import { UserError } from '#contracts';
import { STREAMED_TYPE } from '../http/body.js';
import type { ApiRequest } from '../http/request.js';

/** Ten times the largest plan that a province has sent. */
const MOST_BYTES = 5 * 1024 * 1024;

/** A small file that is read as a whole. @throws UserError `too-large`, or `invalid-input` when none came */
export async function wholeBody(request: ApiRequest): Promise<Uint8Array> {
  if (!request.is(STREAMED_TYPE)) throw refused('Content-Type', `chỉ nhận ${STREAMED_TYPE}`);
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request.iterator({ destroyOnReturn: false })) {
    size += (piece as Buffer).length;
    if (size > MOST_BYTES) throw new UserError('too-large', 'Tệp lớn hơn 5 MB.');
    pieces.push(piece as Buffer);
  }
  if (size === 0) throw refused('', 'không có tệp nào được gửi');
  return new Uint8Array(Buffer.concat(pieces));
}

function refused(path: string, message: string): UserError {
  return new UserError('invalid-input', 'Dữ liệu chưa đúng.', [{ path, message }]);
}
