import type { IsoDate, Reorganisation } from '#contracts';
import { fold } from '../../format/fold.js';

export interface NewUnit {
  name: string;
  /** Null while it follows the name. */
  code: string | null;
}

/** The form as filled in. */
export interface Typed {
  kind: Reorganisation['kind'];
  olds: readonly string[];
  news: readonly NewUnit[];
  /** A unit that is there already and takes over; null when a new one does. */
  into: string | null;
  /** In a split: which new unit takes whatever is not given to another. */
  rest: number;
  title: string;
  number: string;
  date: IsoDate | '';
  issuer: string;
  on: IsoDate | '';
  tasks: Readonly<Record<string, string>>;
  people: Readonly<Record<string, string>>;
}

const ONE: NewUnit = { name: '', code: null };
const CODE_MOST = 64;

export function emptyPlan(on: IsoDate): Typed {
  return {
    ...{ kind: 'merge', olds: [], news: [ONE], into: null, rest: 0 },
    ...{ title: '', number: '', date: '', issuer: '', on, tasks: {}, people: {} },
  };
}

/** With another kind: a rename has one old and one new unit, a split one old and several new ones. */
export function ofKind(typed: Typed, kind: Typed['kind']): Typed {
  const olds = kind === 'merge' ? typed.olds : typed.olds.slice(0, 1);
  const news = kind === 'split' ? [...typed.news, ONE].slice(0, 2) : typed.news.slice(0, 1);
  return {
    ...typed,
    kind,
    olds,
    news,
    into: kind === 'merge' ? typed.into : null,
    rest: 0,
    tasks: {},
    people: {},
  };
}

export function withOneMore(typed: Typed): Typed {
  return { ...typed, news: [...typed.news, ONE] };
}

/** `Sở Khoa học, Công nghệ` → `so-khoa-hoc-cong-nghe` */
export function codeOf({ name, code }: NewUnit): string {
  const suggested = fold(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, CODE_MOST)
    .replace(/-+$/, '');
  return code ?? suggested;
}

/** What can be asked of the server; null while something without which it says nothing is missing. */
export function planOf(typed: Typed): Reorganisation | null {
  const { kind, olds, into, on, title } = typed;
  const units =
    into === null ? typed.news.map((unit) => ({ code: codeOf(unit), name: unit.name.trim() })) : [];
  const successor = into ?? units[kind === 'split' ? typed.rest : 0]?.code ?? '';
  const named = units.every(({ code, name }) => code !== '' && name !== '');
  if (olds.length === 0 || successor === '' || !named || title.trim() === '' || on === '') return null;
  const own = kind === 'split' ? { tasks: typed.tasks, people: typed.people } : { tasks: {}, people: {} };
  return {
    ...{ kind, map: Object.fromEntries(olds.map((old) => [old, successor])), units, on },
    ...{ tasks: { ...own.tasks }, people: { ...own.people } },
    document: {
      ...{ title: title.trim(), number: typed.number.trim() || null, date: typed.date || null },
      ...{ issuer: typed.issuer.trim() || null, line: null },
    },
  };
}
