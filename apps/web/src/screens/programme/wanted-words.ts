import type { MissingFact, Outlook, ProgrammeOverview, TaskView } from '#contracts';
import { MISSING_WORD, OUTLOOK_WORD, TASK_STATUS_WORD } from '#contracts/words';
import { GROUP_WORDS, texts } from './texts.js';
import type { Wanted } from './wanted.js';

/** What the tasks are narrowed to, for a printed page, which has no controls. */
export function wantedWords(wanted: Wanted, { items, groups }: ProgrammeOverview): string[] {
  const units = new Map(
    items.flatMap(({ leads, coordinating }) =>
      [...leads, ...coordinating].map(({ code, name }) => [code, name] as const),
    ),
  );
  const groupName = (number: string) => groups.find((one) => String(one.number) === number)?.name ?? '';
  const named = (codes: readonly string[]) => codes.map((code) => units.get(code) ?? code).join(', ');
  return [
    ...wanted.group.map((number) => GROUP_WORDS.group(Number(number), groupName(number))),
    ...(wanted.lead.length > 0 ? [`${texts.lead}: ${named(wanted.lead)}`] : []),
    ...(wanted.coordinating.length > 0 ? [`${texts.coordinating}: ${named(wanted.coordinating)}`] : []),
    ...wanted.kind.map((kind) => texts.kinds[kind as keyof typeof texts.kinds]),
    ...wanted.status.map((status) => TASK_STATUS_WORD[status as TaskView['status']]),
    ...wanted.outlook.map((outlook) => OUTLOOK_WORD[outlook as Outlook]),
    ...wanted.missing.map((fact) => MISSING_WORD[fact as MissingFact]),
  ];
}
