import { checkSource, refuseDuplicates } from './check-reference.js';
import type { ProgrammeSeed } from './programme-schema.js';
import type { DocumentSeed, SourceRef, UnitSeed } from './schema.js';
import { seedError } from './seed-file.js';

interface Known {
  units: readonly Pick<UnitSeed, 'code'>[];
  documents: readonly Pick<DocumentSeed, 'id'>[];
}

/** Cross-checks of one programme: every unit, group, indicator and document named exists; counts and sums hold. */
export function checkProgramme(programme: ProgrammeSeed, known: Known): void {
  const file = (name: string): string => `programmes/${programme.code}/${name}.yaml`;
  const check = new ProgrammeCheck(programme, file, new Set(known.units.map((u) => u.code)));
  check.head();
  check.tasks();
  check.indicators();
  check.obligations();
  check.organisations();
  check.cycles();
  check.counts();
  check.funding();
  check.numbersOfOthers();
  checkSources(programme, file('programme'), new Set(known.documents.map((d) => d.id)));
}

class ProgrammeCheck {
  constructor(
    private readonly p: ProgrammeSeed,
    private readonly file: (name: string) => string,
    private readonly codes: ReadonlySet<string>,
  ) {}

  head(): void {
    const { owner, standingBody, committee, decision, authority } = this.p;
    const issuers = authority.issuers.map(({ unit }) => unit);
    const fields = { owner, standingBody, committee, 'decision.body': decision.body };
    this.units('programme', this.p.code, { ...fields, 'authority.issuers': issuers });
  }

  cycles(): void {
    const forms = new Set(this.p.forms.map((form) => form.id));
    for (const { kind, asks, stages } of this.p.cycles) {
      this.units('cycles', kind, { 'asks.units': asks.units, 'asks.except': asks.except });
      for (const { id, respondents, form } of stages) {
        if (respondents !== 'units') this.units('cycles', `${kind}/${id}`, { respondents });
        if (form !== null && !forms.has(form)) {
          throw seedError(this.file('cycles'), `${kind}/${id}`, 'form', `${form} is not a form`);
        }
      }
    }
  }

  tasks(): void {
    const { tasks, groups, indicators } = this.p;
    refuseDuplicates(this.file('tasks'), 'number', tasks, (t) => t.number);
    refuseDuplicates(this.file('groups'), 'number', groups, (g) => String(g.number));
    const indicatorIds = new Set(indicators.map((i) => i.id));
    for (const t of tasks) {
      this.units('tasks', t.number, {
        leadUnits: t.leadUnits,
        coordinatingUnits: t.coordinatingUnits,
        operatingUnit: t.operatingUnit,
        partialLeads: t.partialLeads?.map((l) => l.unit),
        'inferred.leadUnit': t.inferred?.leadUnit?.unit,
      });
      if (t.group !== null && !groups.some((g) => g.number === t.group)) {
        throw seedError(this.file('tasks'), t.number, 'group', `unknown group ${t.group}`);
      }
      const stranger = t.inferred?.indicators?.value.find((id) => !indicatorIds.has(id));
      if (stranger) {
        throw seedError(
          this.file('tasks'),
          t.number,
          'inferred.indicators',
          `unknown indicator "${stranger}"`,
        );
      }
    }
    for (const g of groups) {
      const found = tasks.filter((t) => t.group === g.number).length;
      this.same('groups', String(g.number), 'taskCount', g.taskCount, found);
    }
  }

  indicators(): void {
    const { indicators, indicatorGroups } = this.p;
    refuseDuplicates(this.file('indicators'), 'id', indicators, (i) => i.id);
    refuseDuplicates(this.file('indicators'), 'code', indicatorGroups, (g) => g.code);
    for (const i of indicators) {
      if (i.group !== null && !indicatorGroups.some((g) => g.code === i.group)) {
        throw seedError(this.file('indicators'), i.id, 'group', `unknown group "${i.group}"`);
      }
      if (i.duplicateOf && !indicators.some((other) => other.id === i.duplicateOf)) {
        throw seedError(this.file('indicators'), i.id, 'duplicateOf', `unknown indicator "${i.duplicateOf}"`);
      }
    }
    for (const g of indicatorGroups) {
      const found = indicators.filter((i) => i.group === g.code).length;
      this.same('indicators', g.code, 'indicatorCount', g.indicatorCount, found);
    }
  }

  obligations(): void {
    refuseDuplicates(this.file('obligations'), 'id', this.p.obligations, (o) => o.id);
    for (const o of this.p.obligations) {
      this.units('obligations', o.id, {
        owedBy: o.owedBy,
        owedTo: o.owedTo?.map((party) => party.unit),
        through: o.through?.unit,
        'inferred.owedBy': o.inferred?.owedBy,
      });
      if (o.schedule && o.deliverable === null) {
        throw seedError(this.file('obligations'), o.id, 'deliverable', 'an obligation with a date needs one');
      }
    }
  }

  organisations(): void {
    refuseDuplicates(this.file('organisations'), 'unit', this.p.organisations, (o) => o.unit);
    for (const o of this.p.organisations) this.units('organisations', o.unit, { unit: o.unit });
    for (const r of this.p.recipients) this.units('recipients', r.name, { unit: r.unit });
  }

  counts(): void {
    const { previousTargets } = this.p;
    for (const [list, stated] of Object.entries(this.p.counts) as [keyof ProgrammeSeed['counts'], number][]) {
      const rows = list === 'previousTargets' ? (previousTargets?.items ?? []) : this.p[list];
      this.same('programme', this.p.code, `counts.${list}`, stated, rows.length);
    }
  }

  /** A row that has parts is exactly their sum, and the row without parent is the total. */
  funding(): void {
    const { funding, fundingTotal } = this.p;
    refuseDuplicates(this.file('programme'), 'funding.id', funding, (f) => f.id);
    for (const row of funding) {
      if (row.parent === null) {
        this.same('programme', row.id, 'amount', row.amount, fundingTotal?.amount ?? 0);
      } else if (!funding.some((f) => f.id === row.parent)) {
        throw seedError(this.file('programme'), row.id, 'parent', `unknown funding row "${row.parent}"`);
      }
      const parts = funding.filter((f) => f.parent === row.id);
      if (parts.length > 0) {
        const sum = parts.reduce((total, part) => total + part.amount, 0);
        this.same('programme', row.id, 'amount', row.amount, sum);
      }
    }
  }

  /** Numbers that another body counted: parts never exceed or miss their whole. */
  numbersOfOthers(): void {
    for (const c of this.p.cohorts) {
      this.same('programme', c.id, 'total', c.total, c.completed + c.openDerived);
    }
    const { assigned } = this.p;
    if (!assigned) return;
    const { objectives, tasks } = assigned;
    const sum = tasks.breakdown.reduce((total, part) => total + part.count, 0);
    this.same('programme', 'assigned.tasks', 'total', tasks.total, sum);
    const objectiveSum = objectives.completed + objectives.notCompletedDerived;
    this.same('programme', 'assigned.objectives', 'total', objectives.total, objectiveSum);
  }

  private units(
    name: string,
    entry: string,
    fields: Record<string, string | null | undefined | readonly (string | null)[]>,
  ): void {
    for (const [field, value] of Object.entries(fields)) {
      for (const code of typeof value === 'string' ? [value] : (value ?? [])) {
        if (code !== null && !this.codes.has(code)) {
          throw seedError(this.file(name), entry, field, `unknown unit "${code}"`);
        }
      }
    }
  }

  private same(name: string, entry: string, field: string, stated: number, found: number): void {
    if (stated !== found) throw seedError(this.file(name), entry, field, `says ${stated}, found ${found}`);
  }
}

/** Walks the whole programme: every `source` names a known document. */
function checkSources(value: unknown, file: string, ids: ReadonlySet<string>, entry = '(head)'): void {
  if (Array.isArray(value)) {
    for (const item of value) checkSources(item, file, ids, entry);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const row = value as Record<string, unknown>;
  const own = row['number'] ?? row['id'] ?? row['code'] ?? row['name'];
  const name = typeof own === 'string' ? own : entry;
  for (const [key, child] of Object.entries(row)) {
    if (key === 'source') checkSource(file, name, child as SourceRef, ids);
    else checkSources(child, file, ids, name);
  }
}
