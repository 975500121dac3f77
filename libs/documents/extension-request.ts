import type { IsoDate } from '#contracts';
import { formatDate } from '#domain';
import type { Matter, Signer } from './matter.js';
import { type Letterhead, type Paper, paragraph, written } from './paper.js';
import { basisOf, day, dueOf, taskName } from './sentences.js';

export interface ExtensionMatter extends Matter {
  unit: { name: string; letterhead: Letterhead; signer: Signer | null };
  /** Who decides on the date, by the document that gave it. */
  decider: string;
  /** Through whom the letter goes. */
  office: string;
  newDue: IsoDate | null;
  reason: string | null;
  progress: { percent: number | null; note: string | null; on: IsoDate } | null;
}

/** Công văn đề nghị gia hạn: the unit's own letter; the officer drafts it, the head signs. */
export function extensionRequest(matter: ExtensionMatter): Paper {
  const { unit, progress } = matter;
  const basis = basisOf(matter.task.basis);
  const done =
    progress === null
      ? []
      : [
          paragraph(
            `Kết quả thực hiện đến ngày ${formatDate(progress.on)}${progress.percent === null ? '' : `: đạt khoảng ${progress.percent}%`}.`,
          ),
          ...(progress.note === null ? [] : written(progress.note)),
        ];
  return {
    letterhead: unit.letterhead,
    date: matter.date,
    symbol: 'CV',
    type: null,
    subject: `đề nghị gia hạn thời gian thực hiện nhiệm vụ ${matter.task.code}`,
    address: {
      word: 'Kính gửi',
      to: matter.decider === matter.office ? [matter.office] : [matter.decider, matter.office],
    },
    body: [
      paragraph(
        `${unit.name} được giao chủ trì nhiệm vụ ${taskName(matter)} thuộc ${matter.programme}${basis === null ? '' : ` (${basis})`}; sản phẩm: ${matter.deliverable}; thời hạn hoàn thành: ${dueOf(matter)}.`,
      ),
      ...(done.length === 0 ? [paragraph('Kết quả thực hiện đến nay:'), ...written(null)] : done),
      paragraph('Lý do đề nghị gia hạn:'),
      ...written(matter.reason),
      paragraph(
        `${unit.name} đề nghị ${matter.decider} xem xét, cho phép điều chỉnh thời hạn hoàn thành nhiệm vụ sang ngày ${day(matter.newDue)}. ${unit.name} cam kết tập trung thực hiện, bảo đảm tiến độ và chất lượng sản phẩm.`,
      ),
      paragraph(`Kính đề nghị ${matter.decider} xem xét, quyết định.`),
    ],
    signature: { for: null, post: unit.signer?.title ?? 'Người đứng đầu', name: unit.signer?.name ?? null },
    recipients: ['Như trên', 'Lưu'],
  };
}
