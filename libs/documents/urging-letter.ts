import type { Bodies, Matter } from './matter.js';
import { BLANK_DATE, item, type Paper, paragraph } from './paper.js';
import { basisOf, dueOf, taskName } from './sentences.js';

/** Công văn đôn đốc: the standing body asks a unit to finish what is due; the day of the answer is for the hand. */
export function urgingLetter(matter: Matter, { office, committee }: Bodies): Paper {
  const unit = matter.leadUnit ?? '…………………………';
  const basis = basisOf(matter.task.basis);
  const overdue =
    matter.workingDaysOverdue > 0
      ? `; tính đến nay đã quá hạn ${matter.workingDaysOverdue} ngày làm việc`
      : '';
  return {
    letterhead: office.letterhead,
    date: matter.date,
    symbol: 'CV',
    type: null,
    subject: `đôn đốc thực hiện nhiệm vụ ${taskName(matter)}`,
    address: { word: 'Kính gửi', to: [unit] },
    body: [
      paragraph(
        `Thực hiện ${matter.programme}${basis === null ? '' : `; căn cứ ${basis}`}, ${unit} được giao chủ trì nhiệm vụ ${taskName(matter)}, sản phẩm là ${matter.deliverable}, thời hạn hoàn thành: ${dueOf(matter)}.`,
      ),
      paragraph(
        `Qua theo dõi, đến ngày ban hành văn bản này, ${office.name} chưa nhận được sản phẩm của nhiệm vụ${overdue}. ${office.name} đề nghị ${unit}:`,
      ),
      item('Tập trung hoàn thành nhiệm vụ và gửi sản phẩm theo quy định.'),
      item(
        'Nêu rõ tiến độ, khó khăn, vướng mắc và đề xuất (nếu có); trường hợp cần thêm thời gian, có văn bản đề nghị gia hạn gửi cấp có thẩm quyền.',
      ),
      item(`Gửi kết quả về ${office.name} trước ngày ${BLANK_DATE} để tổng hợp, báo cáo.`),
      paragraph(`${office.name} trân trọng đề nghị ${unit} quan tâm, phối hợp thực hiện.`),
    ],
    signature: { for: null, post: office.signer?.title ?? '…………………', name: office.signer?.name ?? null },
    recipients: [
      'Như trên',
      ...(committee === null ? [] : [`${committee.name} (để báo cáo)`]),
      `Lưu ${office.name}`,
    ],
  };
}
