import type { BasisDocument } from '#contracts';

export type PlanKind = 'long-term' | 'medium-term' | 'annual';

/** An annual plan, as its cycle has it. */
export interface AnnualPlan {
  year: number;
  cycle: string;
  title: string;
  status: 'running' | 'closed';
  /** The document that issued it. */
  document: BasisDocument | null;
}

export interface Branch {
  kind: PlanKind;
  year: number | null;
  title: string;
  status: 'named' | 'running' | 'closed' | 'missing';
  document: BasisDocument | null;
  cycle: string | null;
  missing: string | null;
  /** Ids of the tasks that rest on it. */
  tasks: string[];
}

interface Rooted {
  id: string;
  basis: BasisDocument | null;
}

/**
 * Hangs tasks under the plan whose document they rest on. Which plan a document is follows from what it was issued as, or
 * from its own title; what no document says is a branch that says it is missing, and nothing is put in its place.
 */
export function planBranches(
  years: { from: number; to: number } | null,
  annual: readonly AnnualPlan[],
  tasks: readonly Rooted[],
): { branches: Branch[]; direct: string[] } {
  const byDocument = new Map<string, { document: BasisDocument; tasks: string[] }>();
  const direct: string[] = [];
  for (const { id, basis } of tasks) {
    if (basis === null || (kindOf(basis) === null && issuedAs(basis, annual) === null)) {
      direct.push(id);
      continue;
    }
    const key = keyOf(basis);
    const known = byDocument.get(key) ?? { document: basis, tasks: [] };
    known.tasks.push(id);
    byDocument.set(key, known);
  }
  const named = [...byDocument.values()].map(({ document, tasks: on }) => branchOf(document, annual, on));
  const branches = [
    ...oneAtLeast('long-term', named),
    ...oneAtLeast('medium-term', named),
    ...yearly(years, annual, named),
  ];
  return { branches, direct };
}

function branchOf(document: BasisDocument, annual: readonly AnnualPlan[], tasks: string[]): Branch {
  const issued = issuedAs(document, annual);
  const named = kindOf(document);
  const base = { document, missing: null, tasks, title: document.title };
  if (issued !== null) {
    const { year, cycle, title, status } = issued;
    return { ...base, kind: 'annual', year, cycle, title, status };
  }
  return { ...base, kind: named!.kind, year: named!.year, cycle: null, status: 'named' };
}

function oneAtLeast(kind: 'long-term' | 'medium-term', named: readonly Branch[]): Branch[] {
  const own = named.filter((branch) => branch.kind === kind);
  if (own.length > 0) return own;
  return [lacking(kind, null, NAME[kind], `Chưa có văn bản nào về ${NAME[kind].toLowerCase()}.`)];
}

function yearly(
  years: { from: number; to: number } | null,
  annual: readonly AnnualPlan[],
  named: readonly Branch[],
): Branch[] {
  const own = named.filter((branch) => branch.kind === 'annual');
  const all = new Set([...annual.map(({ year }) => year), ...own.flatMap(({ year }) => year ?? [])]);
  for (let year = years?.from ?? 0; years !== null && year <= years.to; year += 1) all.add(year);
  return [...all]
    .sort((a, b) => a - b)
    .flatMap((year) => {
      const here = own.filter((branch) => branch.year === year);
      if (here.length > 0) return here;
      const plan = annual.find((one) => one.year === year);
      const title = plan?.title ?? `Kế hoạch năm ${year}`;
      if (plan === undefined) return [lacking('annual', year, title, `Chưa mở kỳ kế hoạch năm ${year}.`)];
      const { cycle, status, document } = plan;
      const missing = document === null ? 'Kế hoạch chưa được ban hành.' : null;
      return [{ kind: 'annual' as const, year, title, status, document, cycle, missing, tasks: [] }];
    });
}

function lacking(kind: PlanKind, year: number | null, title: string, missing: string): Branch {
  return { kind, year, title, status: 'missing', document: null, cycle: null, missing, tasks: [] };
}

const NAME = { 'long-term': 'Kế hoạch dài hạn', 'medium-term': 'Kế hoạch trung hạn' } as const;

function issuedAs(document: BasisDocument, annual: readonly AnnualPlan[]): AnnualPlan | null {
  return annual.find((plan) => plan.document !== null && keyOf(plan.document) === keyOf(document)) ?? null;
}

/** What a document is by its own title. */
function kindOf({ title }: BasisDocument): { kind: PlanKind; year: number | null } | null {
  if (/kế hoạch.*dài hạn/iu.test(title)) return { kind: 'long-term', year: null };
  if (/kế hoạch.*trung hạn/iu.test(title)) return { kind: 'medium-term', year: null };
  const year = /kế hoạch.*năm (20\d\d)(?![-–]\d)/iu.exec(title)?.[1];
  return year === undefined ? null : { kind: 'annual', year: Number(year) };
}

/** A document is known by its number; without one by its title. */
function keyOf({ number, title, date }: BasisDocument): string {
  return number === null ? title : `${number} ${date ?? ''}`;
}
