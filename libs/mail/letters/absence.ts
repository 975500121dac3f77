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
  const days =
    since === until ? `ngày ${formatDate(since)}` : `từ ${formatDate(since)} đến ${formatDate(until)}`;
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
