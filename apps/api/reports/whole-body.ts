import { invalidField, UserError } from '#contracts';
import { STREAMED_TYPE } from '../http/body.js';
import type { ApiRequest } from '../http/request.js';

/** Ten times the largest plan that a province has sent. */
const MOST_MB = 5;

/** A small body that is read as a whole. @throws UserError `too-large`, or `invalid-input` when none came */
export async function wholeBody(
  request: ApiRequest,
  type: string = STREAMED_TYPE,
  mostMb: number = MOST_MB,
): Promise<Uint8Array> {
  if (!request.is(type)) throw invalidField('Content-Type', `chỉ nhận ${type}`);
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request.iterator({ destroyOnReturn: false })) {
    size += (piece as Buffer).length;
    if (size > mostMb * 1024 * 1024) throw new UserError('too-large', `Nội dung lớn hơn ${mostMb} MB.`);
    pieces.push(piece as Buffer);
  }
  if (size === 0) throw invalidField('', 'không có nội dung nào được gửi');
  return new Uint8Array(Buffer.concat(pieces));
}
