import { Inject, Injectable } from '@nestjs/common';
import type {
  AnswersToTake,
  IsoDate,
  MoreTimeAsked,
  OwedAnswer,
  TaskCommandType,
  TaskListItem,
  TasksQuery,
  WorkQuery,
} from '#contracts';
import { OUTLOOK_WORD } from '#contracts/words';
import type { KnownPerson } from '#identity';
import { CycleService } from '../cycles/cycle.service.js';
import { TaskService } from '../tasks/task.service.js';
import { WHOLE } from './export.service.js';
import type { ListTable } from './list-table.js';

/** A line of *Việc của tôi*: a task, or what a cycle asks for. */
interface WorkRow {
  /** What is waited for; null for one's own work. */
  act: string | null;
  what: string;
  code: string | null;
  title: string;
  of: string | null;
  unit: string | null;
  who: string | null;
  due: IsoDate | null;
  workingDaysLeft: number | null;
  standing: string | null;
}

export const WORK_TABLE: ListTable<WorkRow> = {
  file: 'viec-cua-toi',
  title: 'Việc của tôi',
  columns: [
    { title: 'Chờ', of: ({ act }) => act, width: 1.6 },
    { title: 'Loại', of: ({ what }) => what, width: 1.4 },
    { title: 'Mã', of: ({ code }) => code, width: 1.4 },
    { title: 'Việc', of: ({ title }) => title, width: 5 },
    { title: 'Thuộc kỳ', of: ({ of }) => of, width: 3 },
    { title: 'Đơn vị', of: ({ unit }) => unit, width: 3 },
    { title: 'Người giữ', of: ({ who }) => who, width: 2 },
    { title: 'Hạn', of: ({ due }) => due, kind: 'date' },
    { title: 'Số ngày làm việc còn lại', of: (row) => row.workingDaysLeft, kind: 'number', width: 1 },
    { title: 'Tình trạng', of: ({ standing }) => standing, width: 2 },
  ],
};

/** The acts that others wait for, under the headings of the page. */
const WAITED = [
  ['Chờ ký, gửi', 'sign-extension'],
  ['Chờ ý kiến phối hợp', 'give-input'],
  ['Chờ quyết định', 'decide-extension'],
  ['Chờ kiểm tra, tiếp nhận', 'accept-deliverable'],
] as const satisfies readonly (readonly [string, TaskCommandType])[];

/** *Việc của tôi* as a list: tasks and what cycles ask for, as the page puts them together. */
@Injectable()
export class WorkListService {
  constructor(
    @Inject(TaskService) private readonly tasks: TaskService,
    @Inject(CycleService) private readonly cycles: CycleService,
  ) {}

  async list(person: KnownPerson, query: WorkQuery): Promise<{ items: WorkRow[]; total: number }> {
    const { view, programme } = query;
    const items = view === 'waiting' ? await this.waiting(person, programme) : await this.own(person, query);
    return { items, total: items.length };
  }

  /** One's own work, or that of the units that one heads; nearest date first. */
  private async own(person: KnownPerson, { view, programme }: WorkQuery): Promise<WorkRow[]> {
    const headed = person.memberships.filter(({ role }) => role === 'head').map(({ unit }) => unit);
    const whose = view === 'mine' ? { officer: 'me' } : { unit: headed };
    if (view === 'unit' && headed.length === 0) return [];
    const status = ['active' as const, 'suspended' as const];
    const { items } = await this.tasks.list(person, { ...WHOLE, sort: 'due', status, programme, ...whose });
    const { owed } = await this.cycles.work(person, { programme });
    const forms = owed.filter(({ mine }) => view === 'unit' || mine);
    const rows = [...forms.map((form) => ofForm(form, null)), ...items.map((task) => ofTask(task, null))];
    return rows.sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999'));
  }

  /** What waits for the person's signature, opinion, decision or check. */
  private async waiting(person: KnownPerson, programme: string | undefined): Promise<WorkRow[]> {
    const asked: TasksQuery = { ...WHOLE, sort: 'due', status: ['active'], programme };
    const [submitted, extended, input, work] = await Promise.all([
      this.tasks.list(person, { ...asked, deadline: ['submitted'] }),
      this.tasks.list(person, { ...asked, extension: ['drafted', 'signed'] }),
      this.tasks.list(person, { ...asked, asked: 'me' }),
      this.cycles.work(person, { programme }),
    ]);
    const found = [submitted, extended, input].flatMap(({ items }) => items);
    const each = new Map(found.map((task) => [task.id, task]));
    const others: Record<(typeof WAITED)[number][1], WorkRow[]> = {
      'sign-extension': work.owed
        .filter(({ maySubmit, draft }) => maySubmit && draft !== null && draft.savedBy.id !== person.id)
        .map((form) => ofForm(form, WAITED[0][0])),
      'give-input': [],
      'decide-extension': work.moreTime.map((one) => ofMoreTime(one, WAITED[2][0])),
      'accept-deliverable': work.toTake.map((one) => ofAnswers(one, WAITED[3][0])),
    };
    return WAITED.flatMap(([word, act]) => [
      ...[...each.values()].filter((t) => t.allowedCommands.includes(act)).map((t) => ofTask(t, word)),
      ...others[act],
    ]);
  }
}

function ofTask(task: TaskListItem, act: string | null): WorkRow {
  return {
    ...{ act, what: 'Nhiệm vụ', code: task.code, title: task.title, of: null },
    unit: task.leads[0]?.name ?? task.heldBy?.name ?? null,
    who: task.officerPerson?.name ?? null,
    due: task.nextDue,
    workingDaysLeft: task.workingDaysLeft,
    standing: OUTLOOK_WORD[task.outlook],
  };
}

function ofForm(
  { cycle, stage, unit, focal, due, outlook, ...form }: OwedAnswer,
  act: string | null,
): WorkRow {
  return {
    ...{ act, what: form.byForm ? 'Biểu mẫu' : 'Bước', code: null, title: stage.name, of: cycle.title },
    ...{ unit: unit.name, who: focal?.name ?? null, due, workingDaysLeft: form.workingDaysLeft },
    standing: OUTLOOK_WORD[outlook],
  };
}

function ofMoreTime({ cycle, stage, unit, due, by }: MoreTimeAsked, act: string): WorkRow {
  return {
    ...{ act, what: 'Xin thêm thời gian', code: null, title: stage.name, of: cycle.title },
    ...{ unit: unit.name, who: by.name, due, workingDaysLeft: null, standing: null },
  };
}

function ofAnswers({ cycle, stage, waiting }: AnswersToTake, act: string): WorkRow {
  return {
    ...{ act, what: 'Bước', code: null, title: stage.name, of: cycle.title },
    ...{ unit: null, who: null, due: null, workingDaysLeft: null },
    standing: `${waiting} nội dung chờ tiếp nhận`,
  };
}
