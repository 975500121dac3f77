import { formatDate } from '#domain';
import type { Bodies, CaseMatter, ConclusionMatter } from './matter.js';
import { heading, type Paper, paragraph, written } from './paper.js';
import { addedWords, basisOf, day, decided, dueOf, taskName } from './sentences.js';

/** Thông báo kết luận: what the committee concluded, for those who have to act on it. */
export function conclusionNotice(
  matter: CaseMatter & { conclusion: NonNullable<CaseMatter['conclusion']> },
  { office, committee }: Bodies,
): Paper {
  const { conclusion } = matter;
  const body = committee ?? office;
  const words = addedWords(conclusion);
  const basis = basisOf(matter.task.basis);
  const unit = matter.leadUnit ?? 'đơn vị chủ trì';
  return {
    letterhead: body.letterhead,
    date: matter.date,
    symbol: 'TB',
    type: 'Thông báo',
    subject: `kết luận của ${shortName(body.name)} về việc thực hiện nhiệm vụ ${taskName(matter)}`,
    address: null,
    body: [
      paragraph(
        `Ngày ${formatDate(conclusion.on)}, sau khi xem xét hồ sơ do ${office.name} trình và ý kiến của các thành viên, đồng chí ${conclusion.by.name ?? '…………'}${conclusion.by.title === '' ? '' : `, ${conclusion.by.title}`}, đã kết luận như sau:`,
      ),
      heading('1. Về tình hình thực hiện'),
      paragraph(
        `Nhiệm vụ ${taskName(matter)} thuộc ${matter.programme}${basis === null ? '' : `, giao tại ${basis}`}; ${unit} chủ trì. Sản phẩm: ${matter.deliverable}. Thời hạn: ${dueOf(matter)}.`,
      ),
      heading('2. Kết luận'),
      paragraph(decided(conclusion)),
      ...(words === null ? [] : written(words)),
      ...conclusion.because.map(paragraph),
      heading('3. Tổ chức thực hiện'),
      ...carriedOut(conclusion, unit, office.name).map(paragraph),
      paragraph(
        `${office.name} theo dõi, đôn đốc việc thực hiện và báo cáo ${shortName(body.name)} theo quy định.`,
      ),
    ],
    signature: {
      for: `T/M ${shortName(body.name)}`,
      post: postOf(conclusion.by.title),
      name: conclusion.by.name,
    },
    recipients: [
      ...(committee === null ? [] : [`Các thành viên ${shortName(committee.name)}`]),
      unit,
      ...matter.formerLeads,
      ...matter.coordinating,
      `Lưu ${office.name}`,
    ],
  };
}

/** Who does what with the conclusion; what it means for the date is said in the conclusion itself. */
function carriedOut({ outcome, due }: ConclusionMatter, unit: string, office: string): string[] {
  switch (outcome) {
    case 'request-explanation':
      return [`${unit} gửi giải trình về ${office} trước hết ngày ${day(due)}.`];
    case 'recommend-date':
    case 'recommend-stop':
      return [
        `${office} tham mưu văn bản kiến nghị cấp có thẩm quyền.`,
        `Trong thời gian chờ ý kiến, ${unit} tiếp tục thực hiện nhiệm vụ theo thời hạn hiện tại.`,
      ];
    case 'return':
      return [`${office} hoàn thiện hồ sơ, trình lại; ${unit} phối hợp cung cấp thông tin.`];
    default:
      return [`${unit} và các cơ quan, đơn vị liên quan căn cứ Thông báo này triển khai thực hiện.`];
  }
}

/** `Phó Trưởng Ban Chỉ đạo` signs as `Phó Trưởng Ban`, since the line above already names the body. */
export function postOf(title: string): string {
  return title.replace(/ Chỉ đạo.*$/u, '') || 'Trưởng Ban';
}

/** The full name of a committee is in the letterhead; in sentences and above the signature it is the short one. */
export function shortName(name: string): string {
  return /^Ban Chỉ đạo/iu.test(name) ? 'Ban Chỉ đạo' : name;
}
