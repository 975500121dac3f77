import type { Form, Letterhead } from './paper.js';

/** What is known of a unit; `kind` as in the directory. */
export interface UnitFacts {
  name: string;
  kind: string;
}

/** Kinds of units that write in Party form; all others write in State form. */
const PARTY: ReadonlySet<string> = new Set(['party-province', 'party-advisory', 'steering']);
const PROVINCE = 'Tỉnh ủy ';

export function formOf({ kind }: UnitFacts): Form {
  return PARTY.has(kind) ? 'party' : 'state';
}

/**
 * How a unit's papers begin.
 *
 * @param above the unit and those above it, the nearest first; the last one names the province
 */
export function letterheadOf(unit: UnitFacts, above: readonly UnitFacts[]): Letterhead {
  const form = formOf(unit);
  const top = above.find(({ name }) => name.startsWith(PROVINCE)) ?? null;
  const province = top?.name.slice(PROVINCE.length) ?? null;
  if (form === 'party') {
    const superior = above[0]?.name ?? null;
    return { form, superior, issuer: unit.name.replace(/ Tỉnh ủy$/u, ''), place: province };
  }
  const community = unit.kind === 'commune' || unit.kind === 'ward';
  if (community) {
    const place = unit.name.replace(/^(Xã|Phường) /u, '');
    return { form, superior: null, issuer: `Ủy ban nhân dân ${lowerFirst(unit.name)}`, place };
  }
  const council = unit.kind === 'government-province';
  const whole = province === null ? '' : ` ${province}`;
  return {
    form,
    superior: council ? null : `Ủy ban nhân dân tỉnh${whole}`,
    issuer: council ? `${unit.name}${whole}` : unit.name,
    place: province,
  };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);
}
