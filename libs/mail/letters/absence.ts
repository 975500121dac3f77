import type { IsoDate } from '#contracts';
import { formatDate } from '#domain';
import type { FormOfAddress } from '../digest/view.js';
import type { LetterWords } from './view.js';

/** An absence in which nobody takes the person's place, told before it begins. */
export interface UncoveredAbsence {
  readonly form: FormOfAddress;
  readonly name: string;
  readonly since: IsoDate;
  readonly until: IsoDate;
  readonly tasks: number;
}

/** No name in the subject: it is read on screens of others. */
export function absenceWords(absence: UncoveredAbsence): Omit<LetterWords, 'lines'> {
  const { form, name, since, until, tasks } = absence;
  const days = daysOf(since, until);
  return {
    subject: `[Phân công] Một đồng chí vắng ${days}, chưa có người thay`,
    opening: [
      `Đồng chí ${name} vắng ${days}; chưa có người được phân công thay.`,
      tasks === 0
        ? 'Hiện chưa có việc nào đến đồng chí ấy.'
        : `Có ${tasks} việc đang đến đồng chí ấy; thư nhắc trong những ngày này vẫn gửi cho người vắng.`,
    ],
    closing: [`Đề nghị ${form} xem xét phân công người thay.`],
    why: `${form} có thể phân công người thay cho đồng chí ấy`,
    link: { label: 'Phân công người thay', path: '/nguoi-thay' },
  };
}

/** What somebody else arranged for an absent person, told to that person. */
export interface ArrangedAbsence {
  readonly form: FormOfAddress;
  /** Names. */
  readonly arranger: string;
  readonly by: string | null;
  readonly scope: 'work' | 'sign';
  readonly since: IsoDate;
  readonly until: IsoDate;
}

export function standInWords(arranged: ArrangedAbsence): Omit<LetterWords, 'lines'> {
  const { form, arranger, by, scope, since, until } = arranged;
  const days = daysOf(since, until);
  const told =
    by === null
      ? `Chưa có người được phân công thay; thư nhắc trong những ngày này vẫn gửi đến ${form}.`
      : `Đồng chí ${by} được phân công ${scope === 'sign' ? 'ký thay' : 'làm thay'}; mọi việc làm trong những ngày này ghi tên cả hai người.`;
  return {
    subject: `[Phân công] Đã ghi ${form} vắng ${days}`,
    opening: [`Đồng chí ${arranger} ghi ${form} vắng ${days}.`, told],
    closing: [`Nếu không đúng như vậy, ${form} kết thúc phân công ở trang Người thay.`],
    why: `${form} là người vắng trong phân công này`,
    link: { label: 'Xem phân công', path: '/nguoi-thay' },
  };
}

function daysOf(since: IsoDate, until: IsoDate): string {
  return since === until ? `ngày ${formatDate(since)}` : `từ ${formatDate(since)} đến ${formatDate(until)}`;
}
