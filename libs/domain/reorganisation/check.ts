import { type FieldProblem, type IsoDate, invalidFields, type Reorganisation } from '#contracts';
import { isIssued, NOT_ISSUED } from '../document/index.js';

interface KnownUnit {
  code: string;
  name: string;
  validTo: IsoDate | null;
}

/**
 * Whether a reorganisation says one thing about each unit. A unit that is renamed gets a code of its own, so that what
 * was recorded before keeps the old name.
 *
 * @throws UserError `invalid-input`
 */
export function checkReorganisation(
  plan: Reorganisation,
  known: ReadonlyMap<string, KnownUnit>,
  today: IsoDate,
): void {
  const problems: FieldProblem[] = [];
  const refuse = (path: string, message: string) => problems.push({ path, message });
  const olds = Object.keys(plan.map);
  const added = new Set(plan.units.map((unit) => unit.code));
  const isLive = (code: string) => added.has(code) || known.get(code)?.validTo === null;
  if (plan.on > today) refuse('on', 'thực hiện vào ngày có hiệu lực, không sớm hơn');
  if (!isIssued(plan.document.date, today)) refuse('document.date', NOT_ISSUED);
  if (olds.length === 0) refuse('map', 'cần ít nhất một đơn vị cũ');
  for (const [i, { code }] of plan.units.entries()) {
    if (known.has(code)) refuse(`units.${i}.code`, 'mã này đã dùng; đơn vị mới cần mã mới');
  }
  if (added.size < plan.units.length) refuse('units', 'mã đơn vị mới bị trùng');
  for (const [old, next] of Object.entries(plan.map)) {
    if (known.get(old)?.validTo !== null) refuse(`map.${old}`, 'không có đơn vị này, hoặc đã thôi hoạt động');
    if (!isLive(next)) refuse(`map.${old}`, `không có đơn vị kế tiếp ${next}`);
    if (olds.includes(next)) refuse(`map.${old}`, `${next} cũng thôi hoạt động trong lần này`);
  }
  for (const [path, chosen] of [
    ['tasks', plan.tasks],
    ['people', plan.people],
  ] as const) {
    for (const [id, next] of Object.entries(chosen)) {
      if (!isLive(next) || olds.includes(next)) refuse(`${path}.${id}`, `không có đơn vị kế tiếp ${next}`);
    }
  }
  problems.push(...byKind(plan, olds));
  if (problems.length > 0) throw invalidFields(problems);
}

function byKind({ kind, map, units }: Reorganisation, olds: readonly string[]): FieldProblem[] {
  const successors = new Set(Object.values(map));
  switch (kind) {
    case 'merge':
      return successors.size === 1 ? [] : [{ path: 'map', message: 'hợp nhất vào một đơn vị' }];
    case 'split':
      return olds.length === 1 && units.length >= 1
        ? []
        : [{ path: 'units', message: 'chia tách một đơn vị, có đơn vị mới' }];
    case 'rename':
      return olds.length === 1 && units.length === 1 && successors.has(units[0]!.code)
        ? []
        : [{ path: 'units', message: 'đổi tên một đơn vị sang một đơn vị mới' }];
  }
}
