import type { ApiProblem } from '../../../../api/problem.js';
import { EXTENSIONS, MOST_BYTES } from './limits.js';
import { texts } from './texts.js';

export const MOST_MEGABYTES = MOST_BYTES / 1024 / 1024;
export const KINDS = EXTENSIONS.filter((kind) => kind !== 'jpeg')
  .map((kind) => kind.toUpperCase())
  .join(', ');

const OLD_KINDS: Readonly<Record<string, string>> = { doc: 'DOCX', rtf: 'DOCX', odt: 'DOCX', xls: 'XLSX' };

/** What can be told before a byte is sent: why it is not taken and what to do. The server judges by the content. */
export function refusalOf({ name, size }: Pick<File, 'name' | 'size'>): string | null {
  const kind = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const newer = OLD_KINDS[kind];
  if (newer !== undefined) return texts.oldKind(newer);
  if (!EXTENSIONS.includes(kind)) return texts.otherKind(KINDS);
  if (size === 0) return texts.empty;
  return size > MOST_BYTES ? texts.tooLarge(MOST_MEGABYTES) : null;
}

/** What went wrong with one file, in one line. */
export function failureOf(problem: ApiProblem): string {
  if (problem.status === 401) return texts.signedOut;
  if (problem.code === 'unreached') return texts.unreached;
  return problem.fields.find(({ path }) => path === 'file')?.message ?? problem.detail;
}
