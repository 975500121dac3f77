import type { CycleTemplateView } from '#contracts';
import { dayWords, dueWords, templateChanges } from '#domain';
import type { CycleTemplateEntity } from '#persistence';
import type { Names } from '../naming/names.js';

/** Whoever installs is no person. */
const INSTALLATION: ReadonlySet<string> = new Set(['seed', 'system']);

/** @param all every version of the programme's templates, to say what this one changed */
export function templateView(
  row: CycleTemplateEntity,
  all: readonly CycleTemplateEntity[],
  running: number,
  names: Names,
): CycleTemplateView {
  const { programme, kind, version, current, savedAt, savedBy, data, forms } = row;
  const before = all
    .filter((other) => other.programme === programme && other.kind === kind && other.savedAt < savedAt)
    .sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1))[0];
  const titleOf = (id: string) => forms.find((form) => form.id === id)?.title ?? id;
  const used = new Set(data.stages.flatMap(({ form }) => form ?? []));
  return {
    ...{ programme, kind, version, current, savedAt, running },
    savedBy: INSTALLATION.has(savedBy) ? null : names.actor(savedBy),
    title: data.title,
    opens: data.opens === null ? null : dayWords(data.opens),
    dataDate: data.dataDate === null ? null : dayWords(data.dataDate),
    years: data.years,
    stages: data.stages.map(({ id, name, respondents, opens, due, basis, closes, form, delivers }) => ({
      ...{ id, name, basis, closes, delivers },
      who: respondents === 'units' ? null : names.units(respondents),
      opens: opens === null ? null : dayWords(opens),
      due: dueWords(due),
      form: form === null ? null : titleOf(form),
    })),
    forms: forms
      .filter(({ id }) => used.has(id))
      .map(({ title, fields }) => ({ title, fields: fields.map(({ label }) => label) })),
    changes:
      before === undefined
        ? null
        : templateChanges({ template: before.data, forms: before.forms }, { template: data, forms }),
  };
}
