import type { Issuer, ReportMatter } from '#documents';
import type { Directory } from '#persistence';
import { letterheadFor, signerOf } from '../documents/bodies-of.js';

/** Bodies that sign as a whole: one of them signs on behalf of all. */
const COLLECTIVES = ['Đảng ủy', 'Ban Thường vụ', 'Ban Chấp hành', 'Ban Chỉ đạo', 'Ủy ban nhân dân'] as const;
const POST_BLANK = '…………………';
/** A body that keeps the copy: `Văn phòng Tỉnh ủy (lưu)`. */
const KEEPS = / \(lưu\)$/u;

interface Named {
  name: string;
  unit: string | null;
}

/**
 * Who issues, in both forms: the same body, name and recipients; number and signature stay blank.
 *
 * @param answers whether it answers somebody who is named above (`Kính gửi`)
 */
export function issuersOf(
  directory: Directory,
  { unit, programme, answers }: { unit: string; programme: string; answers: boolean },
): ReportMatter['issuers'] {
  const { form: _own, ...letterhead } = letterheadFor(directory, unit);
  const name = directory.units.get(unit)?.name ?? unit;
  const post = signerOf(directory, unit, ['office-chief', 'head', 'chair'])?.title ?? POST_BLANK;
  const collective = COLLECTIVES.find((word) => name.startsWith(word));
  const known = recipientsIn(directory.programmes.get(programme)?.data).filter((r) => r.unit !== unit);
  const told = known.filter((r) => !KEEPS.test(r.name)).map((r) => r.name);
  const keeper = known.find((r) => KEEPS.test(r.name) && r.unit !== null)?.name.replace(KEEPS, '');
  const first = answers ? ['Như trên'] : [];
  const party: Issuer = {
    name,
    letterhead,
    signature: { for: collective === undefined ? null : `T/M ${collective}`, post, name: null },
    symbol: null,
    recipients: [...first, ...told, ...(keeper === undefined ? [] : [keeper]), `Lưu ${name}`],
  };
  const state: Issuer = {
    ...party,
    signature: { for: collective === undefined ? null : `TM. ${collective}`, post, name: null },
    recipients: [...first, ...told, ...(keeper === undefined ? [] : [keeper]), 'Lưu: VT'],
  };
  return { party, state };
}

/** As the programme's data names them. */
function recipientsIn(data: unknown): Named[] {
  const given = (data as { recipients?: unknown } | undefined)?.recipients;
  return Array.isArray(given) ? (given as Named[]) : [];
}
