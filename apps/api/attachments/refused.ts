import { UserError } from '#contracts';

/** A file that is not taken, and why, in words for whoever chose it. */
export function refused(message: string, path = 'file'): UserError {
  return new UserError('invalid-input', message, [{ path, message }]);
}

export function tooLarge(mostBytes: number): UserError {
  const message = `Tệp lớn hơn ${Math.floor(mostBytes / 1024 / 1024)} MB; đề nghị chia nhỏ hoặc giảm độ phân giải.`;
  return new UserError('too-large', message, [{ path: 'file', message }]);
}
