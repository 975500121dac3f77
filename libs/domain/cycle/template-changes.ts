import type { CycleTemplate, FormTemplate, StageDue, StageTemplate } from '#contracts';

/** A version of a template with its forms. */
export interface TemplateVersion {
  template: CycleTemplate;
  forms: readonly FormTemplate[];
}

/** What a version of a template changed in the one before, in words; empty where only its name is another. */
export function templateChanges(before: TemplateVersion, after: TemplateVersion): string[] {
  return [
    ...wholeChanges(before.template, after.template),
    ...stageChanges(before, after),
    ...formChanges(before, after),
  ];
}

function wholeChanges(before: CycleTemplate, after: CycleTemplate): string[] {
  return [
    ...differs('Tên kỳ', before.title, after.title),
    ...differs('Ngày mở kỳ', dayWords(before.opens), dayWords(after.opens)),
    ...differs('Ngày chốt số liệu', dayWords(before.dataDate), dayWords(after.dataDate)),
    ...differs('Các năm', `${before.years.from}–${before.years.to}`, `${after.years.from}–${after.years.to}`),
    ...(same(before.asks, after.asks) ? [] : ['Các cơ quan, đơn vị, địa phương được hỏi đã khác trước.']),
  ];
}

function stageChanges({ template: before }: TemplateVersion, { template: after }: TemplateVersion): string[] {
  const old = new Map(before.stages.map((stage) => [stage.id, stage]));
  const kept = new Set(after.stages.map(({ id }) => id));
  const gone = before.stages.filter(({ id }) => !kept.has(id));
  return [
    ...gone.map(({ name }) => `Bỏ bước “${name}”.`),
    ...after.stages.flatMap((stage) => {
      const was = old.get(stage.id);
      return was === undefined
        ? [`Thêm bước “${stage.name}”, ${dueWords(stage.due)}.`]
        : oneStage(was, stage);
    }),
    ...(gone.length === 0 &&
    !same(
      before.stages.filter(({ id }) => kept.has(id)).map(({ id }) => id),
      [...kept].filter((id) => old.has(id)),
    )
      ? ['Thứ tự các bước đã khác trước.']
      : []),
  ];
}

function oneStage(was: StageTemplate, is: StageTemplate): string[] {
  const of = `Bước “${is.name}”`;
  const { name: _a, due: wasDue, opens: wasOpens, ...before } = was;
  const { name: _b, due: isDue, opens: isOpens, ...after } = is;
  return [
    ...differs(`Tên bước`, was.name, is.name),
    ...differs(`${of}: hạn`, dueWords(wasDue), dueWords(isDue)),
    ...differs(`${of}: ngày mở`, dayWords(wasOpens), dayWords(isOpens)),
    ...(same(before, after) ? [] : [`${of}: người thực hiện, biểu mẫu hoặc cách kết thúc đã khác trước.`]),
  ];
}

function formChanges({ forms: before }: TemplateVersion, { forms: after }: TemplateVersion): string[] {
  return after.flatMap((form) => {
    const was = before.find(({ id }) => id === form.id);
    if (was === undefined) return [`Thêm biểu mẫu “${form.title}”.`];
    const old = new Map(was.fields.map((field) => [field.id, field]));
    const kept = new Set(form.fields.map(({ id }) => id));
    const added = form.fields.filter(({ id }) => !old.has(id));
    const gone = was.fields.filter(({ id }) => !kept.has(id));
    const other = form.fields.filter((field) => old.has(field.id) && !same(old.get(field.id), field));
    const of = `Biểu mẫu “${form.title}”`;
    return [
      ...added.map(({ label }) => `${of}: thêm mục “${label}”.`),
      ...gone.map(({ label }) => `${of}: bỏ mục “${label}”.`),
      ...other.map(({ label }) => `${of}: mục “${label}” đã khác trước.`),
    ];
  });
}

/** A due rule of a template as people say it; the year is not known yet. */
export function dueWords(due: StageDue): string {
  switch (due.kind) {
    case 'by':
      return `hạn ${dayWords(due)}`;
    case 'yearly-before':
      return `trước ngày ${short(due.monthDay)} năm trước`;
    case 'year':
      return 'trong năm';
    case 'working-days-after':
      return `${due.days} ngày làm việc từ khi bước mở`;
  }
}

/** `30/11 năm trước`; nothing where there is no day. */
export function dayWords(day: { monthDay: string; yearOffset: number } | null): string {
  if (day === null) return 'không định ngày';
  const year = day.yearOffset === 0 ? '' : day.yearOffset < 0 ? ' năm trước' : ' năm sau';
  return `${short(day.monthDay)}${year}`;
}

function short(monthDay: string): string {
  return monthDay.split('-').reverse().join('/');
}

function differs(what: string, before: string, after: string): string[] {
  return before === after ? [] : [`${what}: từ “${before}” thành “${after}”.`];
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
