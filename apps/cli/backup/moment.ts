import { UserError } from '#contracts';

const INSTANT = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * The moment to restore to, as UTC with the digits that PostgreSQL keeps. It must say its zone: ten o'clock means
 * another moment to whoever restores on a machine elsewhere.
 *
 * @throws UserError `invalid-input`
 */
export function parseMoment(text: string, bounds: { from: string; now: Date }): string {
  const at = INSTANT.test(text) ? new Date(text) : new Date(Number.NaN);
  if (Number.isNaN(at.getTime())) {
    throw refused('ghi thời điểm kèm múi giờ, ví dụ 2026-12-04T10:30:00+07:00 hoặc 2026-12-04T03:30:00Z');
  }
  if (at.getTime() < Date.parse(bounds.from)) {
    throw refused(`bản sao lưu này chỉ khôi phục được từ ${bounds.from} trở đi; dùng bản sao lưu cũ hơn`);
  }
  if (at.getTime() > bounds.now.getTime()) throw refused('thời điểm này chưa đến');
  const micros = /\.\d{3}(\d{1,3})/.exec(text)?.[1] ?? '';
  return at.toISOString().replace('Z', `${micros}Z`);
}

function refused(message: string): UserError {
  return new UserError('invalid-input', 'Không khôi phục được đến thời điểm này.', [
    { path: '--to', message },
  ]);
}
