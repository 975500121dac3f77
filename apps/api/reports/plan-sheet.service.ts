import { Inject, Injectable } from '@nestjs/common';
import { type FormContent, type PlanSheetQuery, type PlanSheetView, UserError } from '#contracts';
import { type PlannedTask, planAnnexes, type ReportMatter, readPlanSheet, reports } from '#documents';
import { type CycleState, type StageState, seesAll, stageOf, unitsInSight } from '#domain';
import type { KnownPerson } from '#identity';
import type { Persistence } from '#persistence';
import { CycleService, type SeenCycle } from '../cycles/cycle.service.js';
import type { Draft } from '../documents/document.service.js';
import { PERSISTENCE } from '../tokens.js';
import { asciiName } from './ascii-name.js';
import { issuersOf } from './issuers.js';
import { codesOf, diffOf, NO_DATE, NOT_YET, rowsFromSheet } from './plan-rows.js';
import { paperStages } from './stages.js';
import { type Cells, rowsOf, wordIn } from './words.js';

const TASKS = 'nhiem-vu';

interface Standing {
  stage: StageState;
  unit: string;
  content: FormContent;
  rows: Cells[];
  revision: number;
}

/** The tasks of an annual plan as a workbook: out, and in again after it was worked on. */
@Injectable()
export class PlanSheetService {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(CycleService) private readonly cycles: CycleService,
  ) {}

  /** @throws UserError `not-found`, `not-allowed` */
  async out(person: KnownPerson, id: string, stageId: string | null): Promise<Draft> {
    const seen = await this.cycles.seen(person, id);
    const { stage, unit, rows } = await this.standing(person, seen, stageId);
    const { cycle, scene } = seen;
    const codes = codesOf(rows, cycle.year);
    const tasks = rows.map((row, i): PlannedTask => {
      const lead = wordIn(row, 'chu-tri');
      return {
        group: null,
        code: codes[i]!,
        title: wordIn(row, 'ten') ?? '',
        lead: lead === null ? NOT_YET : scene.names.unit(lead).name,
        coordinating: [],
        due: wordIn(row, 'han'),
        dueWords: NO_DATE,
        product: wordIn(row, 'san-pham') ?? NOT_YET,
      };
    });
    const lists = { targets: [], money: [], carriedOver: [], changed: [] };
    const annexes = planAnnexes({ year: cycle.year, tasks, ...lists });
    const matter: ReportMatter = {
      kind: 'annual-plan',
      programme: scene.directory.programmes.get(cycle.programme)?.name ?? cycle.programme,
      period: `năm ${cycle.year}`,
      subject: null,
      date: stage.closedOn ?? scene.today,
      cutOff: null,
      issuers: issuersOf(scene.directory, { unit, programme: cycle.programme, answers: false }),
      to: [],
      opening: [],
      sections: [],
      closing: null,
      annexes: annexes.length > 0 ? annexes : [emptySheet(cycle)],
    };
    const name = asciiName([cycle.title, stage.id, 'nhiem-vu']);
    return { name: `${name}.xlsx`, bytes: await reports.xlsx(matter) };
  }

  /** Reads a sheet, once it is known who sent it; with `save` it becomes the draft of the stage, when nothing in it is wrong. */
  async read(
    person: KnownPerson,
    id: string,
    { stage: stageId, save, revision }: PlanSheetQuery,
    file: () => Promise<Uint8Array>,
  ): Promise<PlanSheetView> {
    const seen = await this.cycles.seen(person, id);
    const { cycle, scene } = seen;
    const standing = await this.standing(person, seen, stageId ?? null);
    const { stage, unit, content, rows: before } = standing;
    const { onBehalfOf } = this.cycles.permitted(person, seen, unit, 'draft');
    if (stage.status !== 'open' || cycle.status !== 'running')
      throw new UserError('state-conflict', `Bước "${stage.name}" không mở.`);
    if (revision !== undefined && revision !== standing.revision)
      throw new UserError(
        'stale-version',
        'Bản nháp vừa được lưu ở nơi khác; xem lại trước khi ghi tiếp.',
        [],
        {
          revision: standing.revision,
        },
      );
    const sheet = await readPlanSheet(await file());
    const tasks = await this.persistence.reads.asOf.tasks(cycle.programme, scene.today);
    const { directory } = scene;
    const known = { directory, tasks: new Set(tasks.map(({ code }) => code)), year: cycle.year };
    const taken = rowsFromSheet(sheet.rows, before, known);
    const errors = [...sheet.errors, ...taken.errors];
    const saved = save && errors.length === 0;
    const view = {
      stage: stage.id,
      unit,
      rows: taken.rows.length,
      errors,
      notes: [...sheet.notes, ...taken.notes],
      diff: diffOf(before, taken.rows, known),
    };
    if (!saved) return { ...view, saved, revision: standing.revision };
    const actor = { id: person.id, onBehalfOf };
    const next = await this.persistence.cycles.answers.saveDraft(
      { cycleId: id, stage: stage.id, unit },
      { content: { ...content, [TASKS]: taken.rows }, revision: standing.revision },
      actor,
    );
    return { ...view, saved, revision: next };
  }

  /** What stands in the stage now: the draft, else what was sent, else what the draft before it says. */
  private async standing(
    person: KnownPerson,
    { cycle }: SeenCycle,
    stageId: string | null,
  ): Promise<Standing> {
    const stages = await this.planStages(cycle);
    const open = stages.filter(({ status }) => status === 'open').at(-1);
    const ended = stages.filter(({ status }) => status === 'closed').at(-1);
    const chosen = stageId === null ? (open ?? ended ?? stages[0]) : stageOf(cycle, stageId);
    const stage = stages.find((one) => one === chosen);
    if (stage === undefined)
      throw new UserError('not-found', 'Kỳ không có bước nào mang bảng nhiệm vụ của kế hoạch năm.');
    const unit = stage.respondents[0]!;
    if (!seesAll(person) && !unitsInSight(person).includes(unit))
      throw new UserError('not-allowed', 'Nội dung này không thuộc phạm vi của đồng chí.');
    const { answers } = this.persistence.cycles;
    const draft = await answers.draft(cycle.id, stage.id, unit);
    const revision = draft?.revision ?? 0;
    const before = stages.slice(0, stages.indexOf(stage)).reverse();
    for (const { id } of [stage, ...before]) {
      const own = id === stage.id ? draft?.content : undefined;
      const content = own ?? (await answers.rounds(cycle.id, id, unit)).at(-1)?.content;
      if (content !== undefined) return { stage, unit, content, rows: rowsOf(content, TASKS), revision };
    }
    return { stage, unit, content: {}, rows: [], revision };
  }

  private async planStages(cycle: CycleState): Promise<StageState[]> {
    if (cycle.kind !== 'annual-plan') return [];
    const papers = paperStages(cycle);
    const forms = await Promise.all(papers.map(({ id }) => this.persistence.cycles.store.formOf(cycle, id)));
    return papers.filter((_, i) => forms[i]?.fields.some(({ id, kind }) => id === TASKS && kind === 'rows'));
  }
}

/** Nothing stands there yet: the heading alone, to be filled. */
function emptySheet({ year }: CycleState) {
  const text = (title: string) => ({ title, kind: 'text' }) as const;
  const columns = [
    text('TT'),
    text('Mã'),
    text('Nhiệm vụ'),
    text('Chủ trì'),
    text('Phối hợp'),
    { title: 'Thời hạn', kind: 'date' } as const,
    text('Sản phẩm'),
  ];
  const table = { title: null, unit: null, columns, rows: [], footnotes: [] };
  return { title: `Danh mục nhiệm vụ năm ${year}`, sheet: 'Nhiệm vụ', tables: [table] };
}
