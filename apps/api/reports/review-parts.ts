import type { BasisDocument } from '#contracts';
import type { Section } from '#documents';
import { formatDate, type StageState } from '#domain';
import { ofType } from '#persistence';
import type { Gathered } from './gather.service.js';

/** How the review was led and carried out: every step that has ended, with its document; then what is still to come. */
export function stepsSection({
  cycle,
  events,
  stage: paper,
}: Gathered): Pick<Section, 'paragraphs' | 'bullets'> {
  const endings = new Map(
    ofType('cycle', events, 'stage-completed').map(({ data }) => [data.stage, data.basis]),
  );
  const before = cycle.stages.slice(0, cycle.stages.indexOf(paper));
  const ended = before.filter(({ status }) => status === 'closed');
  const open = before.filter(({ status }) => status === 'open' || status === 'waiting');
  return {
    paragraphs: [
      ended.length === 0 ? 'Chưa có bước nào của đợt được ghi là đã hoàn thành.' : 'Các bước đã thực hiện:',
    ],
    bullets: [
      ...ended.map((stage) => sentence(stage, endings.get(stage.id) ?? null)),
      ...open.map(
        ({ name, legalDue }) =>
          `${name}: chưa xong${legalDue === null ? '' : `, hạn ${formatDate(legalDue)}`}.`,
      ),
    ],
  };
}

function sentence(
  { name, closedOn, form, respondents, missing }: StageState,
  basis: BasisDocument | null,
): string {
  const document =
    basis === null
      ? ''
      : ` (${basis.title}${basis.number === null ? '' : ` số ${basis.number}`}${basis.date === null ? '' : ` ngày ${formatDate(basis.date)}`})`;
  const units =
    form !== null && respondents.length > 1
      ? `, ${respondents.length - missing.length}/${respondents.length} đơn vị`
      : '';
  return `${name}: hoàn thành ngày ${formatDate(closedOn!)}${units}${document}.`;
}
