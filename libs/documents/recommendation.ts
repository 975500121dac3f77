import { held, statements } from './case-facts.js';
import { postOf, shortName } from './conclusion-notice.js';
import type { Bodies, CaseMatter } from './matter.js';
import { heading, type Paper, paragraph, written } from './paper.js';
import { addedWords, basisOf, day, dueOf, taskName } from './sentences.js';

export type RecommendationMatter = CaseMatter & {
  conclusion: NonNullable<CaseMatter['conclusion']>;
  /** Whose answer is asked for: the body that gave the work; null where the record does not name it. */
  decider: string | null;
};

/** Tờ trình of the committee to the body above it: what it may not decide itself, it asks for. */
export function recommendation(matter: RecommendationMatter, { office, committee }: Bodies): Paper {
  const { conclusion } = matter;
  const body = committee ?? office;
  const short = shortName(body.name);
  const to = matter.decider ?? '…………………………';
  const basis = basisOf(matter.task.basis);
  const unit = matter.leadUnit ?? 'đơn vị chủ trì';
  const stops = conclusion.outcome === 'recommend-stop';
  const asked = stops
    ? `cho dừng thực hiện nhiệm vụ ${taskName(matter)}`
    : `cho điều chỉnh thời hạn hoàn thành nhiệm vụ ${taskName(matter)} sang ngày ${day(conclusion.newDue)}`;
  const reason = addedWords(conclusion);
  return {
    letterhead: body.letterhead,
    date: matter.date,
    symbol: 'TTr',
    type: 'Tờ trình',
    subject: `${stops ? 'đề nghị cho dừng thực hiện' : 'đề nghị điều chỉnh thời hạn'} nhiệm vụ ${taskName(matter)}`,
    address: { word: 'Kính trình', to: [to] },
    body: [
      heading('I- Tình hình thực hiện'),
      paragraph(
        `Nhiệm vụ ${taskName(matter)} thuộc ${matter.programme}${basis === null ? '' : `, giao tại ${basis}`}; ${unit} chủ trì. Sản phẩm: ${matter.deliverable}. Thời hạn: ${dueOf(matter)}.`,
      ),
      ...held(matter),
      heading('II- Ý kiến của đơn vị'),
      ...statements(matter),
      heading('III- Đề nghị'),
      paragraph('Lý do:'),
      ...written(reason),
      ...conclusion.because.map(paragraph),
      paragraph('Trong thời gian chờ ý kiến, thời hạn hiện tại của nhiệm vụ giữ nguyên.'),
      paragraph(`${short} kính đề nghị ${to} xem xét, ${asked}.`),
    ],
    signature: { for: `T/M ${short}`, post: postOf(conclusion.by.title), name: conclusion.by.name },
    recipients: ['Như trên', unit, ...matter.coordinating, `Lưu ${office.name}`],
  };
}
