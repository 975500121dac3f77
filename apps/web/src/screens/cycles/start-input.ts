import type { CycleKind, CycleTemplateView, StartCycle } from '#contracts';
import { KIND_WORD } from './kind-words.js';
import { startTexts as words } from './texts.js';

export interface Typed {
  programme: string;
  kind: CycleKind | '';
  year: string;
  part: string;
  stage: string;
  number: string;
  date: string;
  issuer: string;
  about: string;
}

/** The years of the two reviews are the document's own. */
const OWN_YEAR: Partial<Record<CycleKind, string>> = { 'interim-review': '2028', 'final-review': '2030' };

/** What else changes when the kind does: parts belong to a kind, stages to a template. */
export function ofKind(typed: Typed, kind: CycleKind | ''): Typed {
  const year = (kind !== '' && OWN_YEAR[kind]) || typed.year;
  return { ...typed, kind, year, part: '', stage: '' };
}

/** The kinds of which the programme has a template, in the order of the words. */
export function kindsOf(
  templates: readonly Pick<CycleTemplateView, 'programme' | 'kind' | 'current'>[],
  programme: string,
): CycleKind[] {
  const has = templates.filter((one) => one.current && one.programme === programme).map(({ kind }) => kind);
  return (Object.keys(KIND_WORD) as CycleKind[]).filter((kind) => has.includes(kind));
}

/** Another programme: a kind that it has not is no longer chosen. */
export function ofProgramme(typed: Typed, programme: string, kinds: readonly CycleKind[]): Typed {
  const next = { ...typed, programme };
  return typed.kind !== '' && kinds.includes(typed.kind) ? { ...next, stage: '' } : ofKind(next, '');
}

/** The quarter of a quarterly report, the ordinal of an ad hoc one; others have no part. */
export function partOf(kind: CycleKind | ''): 'quarter' | 'ordinal' | null {
  if (kind === 'quarterly-report') return 'quarter';
  return kind === 'ad-hoc-report' ? 'ordinal' : null;
}

export function missing(typed: Typed): (keyof Typed)[] {
  const names: (keyof Typed)[] = ['programme', 'kind', 'year'];
  if (partOf(typed.kind) !== null) names.push('part');
  return names.filter((name) => typed[name].trim() === '');
}

/** Call it once nothing is missing. */
export function startOf(typed: Typed, dryRun: boolean): StartCycle {
  const { programme, kind, stage } = typed;
  const [number, date, issuer, about] = [typed.number, typed.date, typed.issuer, typed.about].map(given);
  const asked = [number, date, issuer, about].some((part) => part !== null);
  return {
    programme,
    kind: kind as CycleKind,
    year: Number(typed.year),
    ...(partOf(typed.kind) === null ? {} : { part: Number(typed.part) }),
    ...(stage === '' ? {} : { stage }),
    ...(asked
      ? {
          request: {
            title: about ?? words.aboutDefault,
            number: number ?? null,
            date: date ?? null,
            issuer: issuer ?? null,
            line: null,
          },
        }
      : {}),
    dryRun,
  };
}

function given(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}
