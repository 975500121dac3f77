import { ProgrammerError, UserError } from '#contracts';

/** One text for one value: keys sorted, no spaces, absent keys left out. What PostgreSQL's jsonb gives back is equal. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new ProgrammerError(`${value} cannot be recorded`);
    return JSON.stringify(value);
  }
  if (typeof value === 'string') return JSON.stringify(storable(value));
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value === 'object') {
    const fields = Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, field]) => `${JSON.stringify(storable(key))}:${canonicalJson(field)}`);
    return `{${fields.join(',')}}`;
  }
  throw new ProgrammerError(`a ${typeof value} cannot be recorded`);
}

/** PostgreSQL keeps neither NUL nor half a surrogate pair. */
function storable(text: string): string {
  if (!text.includes('\0') && !/\p{Surrogate}/u.test(text)) return text;
  throw new UserError('invalid-input', 'Dữ liệu có ký tự không lưu được.', [
    { path: '', message: 'bỏ ký tự điều khiển hoặc ký tự hỏng' },
  ]);
}
