import type { BasisDocument, IsoDate } from '#contracts';
import { formatDate } from '#domain';
import type { ConclusionMatter, Matter } from './matter.js';
import { BLANK_DATE } from './paper.js';

/** Sentences that several drafts have in common. */

export function taskName({ task }: Pick<Matter, 'task'>): string {
  return `${task.code} “${task.title}”`;
}

export function basisOf(basis: BasisDocument | null): string | null {
  if (basis === null) return null;
  return [
    basis.title,
    basis.number === null ? null : `số ${basis.number}`,
    basis.date === null ? null : `ngày ${formatDate(basis.date)}`,
    basis.issuer === null ? null : `của ${basis.issuer}`,
  ]
    .filter((part) => part !== null)
    .join(' ');
}

export const day = (date: IsoDate | null): string => (date === null ? BLANK_DATE : formatDate(date));

/** `18/12/2026 (thời hạn ban đầu: 30/11/2026; đã gia hạn 1 lần)` */
export function dueOf({ legalDue, originalLegalDue, extensionsGranted }: Matter): string {
  const notes = [
    originalLegalDue !== null && originalLegalDue !== legalDue
      ? `thời hạn ban đầu: ${formatDate(originalLegalDue)}`
      : null,
    extensionsGranted > 0 ? `đã gia hạn ${extensionsGranted} lần` : null,
  ].filter((note) => note !== null);
  return `${day(legalDue)}${notes.length === 0 ? '' : ` (${notes.join('; ')})`}`;
}

/** What a conclusion says, or a proposal asks for, in one sentence; the directive or the reason follows it. */
export function decided(conclusion: ConclusionMatter): string {
  const { newDue, checkDue, due, leadUnits } = conclusion;
  switch (conclusion.outcome) {
    case 'new-date':
      return `Điều chỉnh thời hạn hoàn thành sang ngày ${day(newDue)}.`;
    case 'keep-date':
      return `Giữ nguyên thời hạn; kiểm tra lại kết quả thực hiện vào ngày ${day(checkDue)}.`;
    case 'reassign': {
      const until =
        newDue === null
          ? `kiểm tra lại kết quả vào ngày ${day(checkDue)}`
          : `thời hạn hoàn thành là ngày ${day(newDue)}`;
      return `Giao ${leadUnits.join(', ')} chủ trì thực hiện; ${until}.`;
    }
    case 'request-explanation':
      return `Đề nghị đơn vị chủ trì giải trình trước hết ngày ${day(due)}.`;
    case 'suspend':
      return 'Tạm dừng thực hiện nhiệm vụ cho đến khi có ý kiến mới.';
    case 'recommend-stop':
      return 'Kiến nghị cấp có thẩm quyền cho dừng thực hiện nhiệm vụ.';
    case 'recommend-date':
      return `Kiến nghị cấp có thẩm quyền cho điều chỉnh thời hạn hoàn thành sang ngày ${day(newDue)}.`;
    case 'return':
      return 'Trả lại hồ sơ để Cơ quan Thường trực hoàn thiện.';
  }
}

/** The words somebody added to a conclusion or a proposal. */
export function addedWords({ directive, reason, question }: ConclusionMatter): string | null {
  const words = [directive, reason, question].filter((text) => text !== null && text.trim() !== '');
  return words.length === 0 ? null : words.join('\n');
}
