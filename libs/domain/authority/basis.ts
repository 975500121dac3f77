import type { AuthorityTable, BasisDocument, DecisiveAct, IsoDate, Level } from '#contracts';
import { formatDate } from '../calendar/index.js';

/** Whether a level may decide, with the sentences that say why: the document, its issuer, the row or the delegation. */
export interface Competence {
  may: boolean;
  because: string[];
}

/** Names bodies for the sentences; unknown codes are shown as they are. */
export type NameOf = (unit: string) => string;

const RANK: Record<Level, number> = { office: 0, committee: 1, above: 2 };

/**
 * "Cấp nào giao, cấp đó điều chỉnh": who set a date may move it, and so may the level above it; everyone else
 * recommends. The issuer of the basis document decides; an issuer that is missing or not in the table is above all.
 *
 * @param basis the document that gave the date (or the task)
 * @param on the day of the act, for the time limits of delegations
 */
export function competence(
  level: Level,
  act: DecisiveAct,
  basis: BasisDocument | null,
  table: AuthorityTable,
  on: IsoDate,
  nameOf: NameOf = (unit) => unit,
): Competence {
  const issuer = basis?.issuerUnit ?? null;
  const document = basis === null ? 'Chưa có văn bản giao' : `Văn bản giao: ${describe(basis)}`;
  if (issuer === null) {
    return { may: false, because: [`${document}; chưa rõ cơ quan ban hành nên chỉ được kiến nghị.`] };
  }
  const owner = table.issuers.find((row) => row.unit === issuer)?.level ?? 'above';
  const because = [`${document}, do ${nameOf(issuer)} ban hành.`];
  if (RANK[level] >= RANK[owner]) {
    return { may: true, because: [...because, `${LEVEL_VI[level]} có thẩm quyền: ${RULE}.`] };
  }
  const delegated = table.delegations.find(
    (d) =>
      d.from === issuer &&
      RANK[level] >= RANK[d.to] &&
      d.acts.includes(act) &&
      d.since <= on &&
      (d.until === null || on <= d.until),
  );
  if (delegated) {
    return { may: true, because: [...because, `Được ủy quyền theo ${describe(delegated.document)}.`] };
  }
  return { may: false, because: [...because, `${LEVEL_VI[level]} chỉ được kiến nghị: ${RULE}.`] };
}

/** The level that decides as things stand: the lowest that may. */
export function deciderOf(
  act: DecisiveAct,
  basis: BasisDocument | null,
  table: AuthorityTable,
  on: IsoDate,
): Level {
  const levels: readonly Level[] = ['office', 'committee'];
  return levels.find((level) => competence(level, act, basis, table, on).may) ?? 'above';
}

const RULE = 'cấp nào giao, cấp đó điều chỉnh';
const LEVEL_VI: Record<Level, string> = {
  office: 'Cơ quan Thường trực',
  committee: 'Ban Chỉ đạo',
  above: 'Cấp trên',
};

function describe({ title, number, date }: BasisDocument): string {
  return [title, number === null ? null : `số ${number}`, date === null ? null : `ngày ${formatDate(date)}`]
    .filter((part) => part !== null)
    .join(' ');
}
