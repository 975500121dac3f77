import type { CycleView } from '#contracts';
import { type Asker, type CycleState, seesAll } from '#domain';
import { papersFor } from './stages.js';

/** The files that can be made of a cycle: all for whoever reads all of it, its own paper for the body that signs it. */
export function cycleDocuments(
  cycle: CycleState,
  person: Asker,
  nameOf: (unit: string) => string,
): CycleView['documents'] {
  const base = `/api/cycles/${cycle.id}`;
  const begun = papersFor(person, cycle).filter(({ status }) => status === 'open' || status === 'closed');
  const papers = begun.flatMap(({ id, name, respondents }) => {
    const of = `${name} – ${nameOf(respondents[0]!)}`;
    const link = (format: string, form: string) => `${base}/report.${format}?form=${form}&stage=${id}`;
    return [
      { kind: 'docx-party', label: `${of}: DOCX, thể thức văn bản của Đảng`, url: link('docx', 'party') },
      { kind: 'docx-state', label: `${of}: DOCX, thể thức văn bản hành chính`, url: link('docx', 'state') },
      { kind: 'pdf-party', label: `${of}: PDF, thể thức văn bản của Đảng`, url: link('pdf', 'party') },
      { kind: 'pdf-state', label: `${of}: PDF, thể thức văn bản hành chính`, url: link('pdf', 'state') },
      { kind: 'xlsx', label: `${of}: phụ lục XLSX`, url: `${base}/report.xlsx?stage=${id}` },
    ];
  });
  const plans = cycle.kind !== 'annual-plan' ? [] : begun;
  const sheets = plans.map(({ id, name }) => ({
    kind: 'plan-sheet',
    label: `${name}: bảng nhiệm vụ XLSX (tải về, sửa, nạp lại)`,
    url: `${base}/plan-sheet.xlsx?stage=${id}`,
  }));
  const isFrozen =
    seesAll(person) && cycle.stages.some(({ status, form }) => status === 'closed' && form !== null);
  const frozen = { kind: 'frozen', label: 'Dữ liệu đã chốt, kèm mã băm (JSON)', url: `${base}/frozen.json` };
  return [...papers, ...sheets, ...(isFrozen ? [frozen] : [])];
}
