import { held, statements } from './case-facts.js';
import { shortName } from './conclusion-notice.js';
import type { Bodies, CaseMatter } from './matter.js';
import { type Block, heading, item, type Paper, paragraph, written } from './paper.js';
import { addedWords, basisOf, decided, dueOf, taskName } from './sentences.js';

/** Tờ trình: the standing body puts a case before the committee, facts first, then what it proposes. */
export function submission(matter: CaseMatter, { office, committee }: Bodies): Paper {
  const to = committee?.name ?? '…………………………';
  const short = committee === null ? 'cấp có thẩm quyền' : shortName(committee.name);
  const basis = basisOf(matter.task.basis);
  const overdue =
    matter.workingDaysOverdue > 0 ? `, đã quá hạn ${matter.workingDaysOverdue} ngày làm việc` : '';
  return {
    letterhead: office.letterhead,
    date: matter.date,
    symbol: 'TTr',
    type: 'Tờ trình',
    subject: `xin ý kiến chỉ đạo việc thực hiện nhiệm vụ ${taskName(matter)}`,
    address: { word: 'Kính trình', to: [to] },
    body: [
      heading('I- Tình hình thực hiện'),
      paragraph(
        `Nhiệm vụ ${taskName(matter)} thuộc ${matter.programme}${basis === null ? '' : `, giao tại ${basis}`}. Cơ quan chủ trì: ${matter.leadUnit ?? 'chưa rõ đơn vị'}${matter.coordinating.length === 0 ? '' : `; phối hợp: ${matter.coordinating.join(', ')}`}. Sản phẩm: ${matter.deliverable}. Thời hạn: ${dueOf(matter)}${overdue}.`,
      ),
      paragraph(`Hệ thống đã gửi ${matter.reminders} lượt nhắc, báo cáo về mốc này.`),
      ...held(matter),
      heading('II- Ý kiến của đơn vị; khó khăn, vướng mắc'),
      ...statements(matter),
      ...matter.difficulties.map(({ text, open }) =>
        item(`Vướng mắc${open ? ' (chưa được tháo gỡ)' : ''}: ${text ?? 'không còn nội dung trong hồ sơ'}`),
      ),
      heading('III- Đề xuất'),
      ...proposal(matter),
      ...matter.authority.map(paragraph),
      paragraph(`Kính trình ${short} xem xét, cho ý kiến chỉ đạo.`),
    ],
    signature: { for: null, post: office.signer?.title ?? '…………………', name: office.signer?.name ?? null },
    recipients: ['Như trên', matter.leadUnit ?? 'Đơn vị chủ trì', `Lưu ${office.name}`],
  };
}

function proposal({ proposal: asked, proposalNote }: CaseMatter): Block[] {
  if (asked === null) return written(null);
  const words = addedWords(asked);
  return [
    paragraph(decided(asked)),
    ...(words === null ? [] : written(words)),
    ...(proposalNote === null ? [] : written(proposalNote)),
  ];
}
