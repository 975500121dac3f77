import type { ChartPart } from './chart/chart.js';
import { type Picture, pictureOf } from './chart/picture.js';
import { conclusionNotice } from './conclusion-notice.js';
import { type ExtensionMatter, extensionRequest } from './extension-request.js';
import { layout } from './layout.js';
import type { Bodies, CaseMatter, Matter } from './matter.js';
import { pack } from './pack.js';
import type { Form, Paper } from './paper.js';
import { pdf } from './pdf/render.js';
import { type RecommendationMatter, recommendation } from './recommendation.js';
import type { ReportMatter } from './report/matter.js';
import { paperOf } from './report/paper-of.js';
import { listCsv, listWorkbook } from './sheet/list-sheet.js';
import { sheetsOf } from './sheet/report-sheets.js';
import { workbook } from './sheet/workbook.js';
import { submission } from './submission.js';
import { urgingLetter } from './urging-letter.js';

export type { Chart, Series } from './chart/chart.js';
export type { ExtensionMatter } from './extension-request.js';
export { readImport } from './import-sheet/read.js';
export { importTemplate } from './import-sheet/template.js';
export { letterheadOf, type UnitFacts } from './letterhead.js';
export type { Bodies as DraftBodies, CaseMatter, ConclusionMatter, Matter, Signer } from './matter.js';
export type { Form, Letterhead, Signature } from './paper.js';
export { readPlanSheet } from './plan-sheet/read.js';
export type { CellError, PlanRow, PlanSheet } from './plan-sheet/rows.js';
export type { Annex, Issuer, ReportKind, ReportMatter, Section } from './report/matter.js';
export { type MissionFacts, missionSheet } from './report/mission-sheet.js';
export { outlineOf } from './report/outline.js';
export {
  type CarriedOver,
  type ChangedTask,
  type PlanContents,
  type PlannedMoney,
  type PlannedTarget,
  type PlannedTask,
  planAnnexes,
} from './report/plan-annexes.js';
export {
  type IndicatorRow,
  indicatorTable,
  missingTable,
  type StatusCounts,
  share,
  statusChart,
  statusTable,
} from './report/usual-tables.js';
export type { ListMatter } from './sheet/list-sheet.js';
export { csv } from './table/csv.js';
export type { Cell, Column, ColumnKind, DataTable, MarkedRow, Row } from './table/data-table.js';
export { type TrackerMatter, type TrackerRow, trackerSheet } from './tracker-sheet.js';

/** Drafts as DOCX, in the form of whoever issues them; number and signature stay blank. */
export const drafts = {
  conclusionNotice: (
    matter: CaseMatter & { conclusion: NonNullable<CaseMatter['conclusion']> },
    bodies: Bodies,
  ) => file(conclusionNotice(matter, bodies)),
  urgingLetter: (matter: Matter, bodies: Bodies) => file(urgingLetter(matter, bodies)),
  extensionRequest: (matter: ExtensionMatter) => file(extensionRequest(matter)),
  recommendation: (matter: RecommendationMatter, bodies: Bodies) => file(recommendation(matter, bodies)),
  submission: (matter: CaseMatter, bodies: Bodies) => file(submission(matter, bodies)),
};

/** One report, plan, review or mission sheet: in the form of the Party or of the State. */
export const reports = {
  docx: (matter: ReportMatter, form: Form) => file(paperOf(matter, form)),
  pdf: (matter: ReportMatter, form: Form) => pdf(paperOf(matter, form)),
  /** The annexes and tables alone, to reckon with. */
  xlsx: (matter: ReportMatter) => workbook(sheetsOf(matter)),
};

/** Lists as they are filtered on the page. */
export const lists = { xlsx: listWorkbook, csv: listCsv };

async function file(paper: Paper): Promise<Uint8Array> {
  return pack(layout(paper, await picturesOf(paper)), paper.date);
}

/** Every picture of a document, in the order in which they stand. */
async function picturesOf({ body, annexes = [] }: Paper): Promise<Map<ChartPart, Picture>> {
  const pictures = new Map<ChartPart, Picture>();
  for (const block of [body, ...annexes.map((annex) => annex.body)].flat())
    if (block.kind === 'chart') pictures.set(block.chart, await pictureOf(block.chart));
  return pictures;
}
