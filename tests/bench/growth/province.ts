import type { IsoDate } from '#contracts';
import { addDays, localDate, WorkingCalendar } from '#domain';
import type { Persistence } from '#persistence';
import { officersAt } from '../product/policy.js';
import { CALENDAR, OPERATOR } from '../product/province.js';

/** So many open tasks has one officer, one unit, one programme, whatever there is in all. */
export const OPEN_PER_OFFICER = 10;
export const OPEN_PER_UNIT = 50;
export const OPEN_PER_PROGRAMME = 1_000;

/** Who asks for lists. */
export const OFFICE = 'van-phong-1';
export const OFFICER = 'nguoi-7';
export const HEAD = 'truong-7';
export const HEADED = 'so-7';

/** How large an installation is, by its open tasks. */
export interface Size {
  open: number;
  officers: number;
  units: number;
  programmes: number;
}

export function sizeOf(open: number): Size {
  const each = (per: number) => Math.max(1, Math.ceil(open / per));
  return {
    open,
    officers: each(OPEN_PER_OFFICER),
    units: each(OPEN_PER_UNIT),
    programmes: each(OPEN_PER_PROGRAMME),
  };
}

/** The days of a run: a Monday on which all stands, the slots after it, and when what the slots speak of is due. */
export interface Days {
  today: IsoDate;
  slots: readonly IsoDate[];
  due: IsoDate;
}

export function daysOf(rounds: number): Days {
  const calendar = new WorkingCalendar(CALENDAR);
  let today = calendar.onOrAfter(addDays(localDate(new Date().toISOString()), 7));
  while (new Date(`${today}T00:00:00Z`).getUTCDay() !== 1) today = calendar.after(today);
  const slots = Array.from({ length: rounds }, (_, i) => calendar.addWorkingDays(today, i + 1));
  return { today, slots, due: calendar.addWorkingDays(today, 60) };
}

/** Units with their heads, officers, programmes and an office; a ladder that speaks to officers on the days of the slots. */
export async function seedGrowth(persistence: Persistence, size: Size, { slots, due }: Days): Promise<void> {
  await persistence.settings.saveCalendar(CALENDAR, OPERATOR);
  await persistence.settings.savePolicy(officersAt('bench-growth', { slots, due }), OPERATOR);
  await persistence.directory.change(async (tx) => {
    for (const statement of [UNITS, PEOPLE, MEMBERSHIPS, PROGRAMMES])
      await tx.query(statement.text, statement.values(size));
  });
}

const UNITS = {
  text: `
    INSERT INTO unit (code, name, kind, parent, aliases)
    SELECT 'van-phong', 'Văn phòng Tỉnh ủy', 'office', NULL, ARRAY[]::text[]
    UNION ALL SELECT 'so-' || n, 'Đơn vị thứ ' || n, 'department', 'van-phong', ARRAY[]::text[]
    FROM generate_series(0, $1::int - 1) AS n`,
  values: ({ units }: Size) => [units],
};

const PEOPLE = {
  text: `
    INSERT INTO person (id, email, name, title, form_of_address, active, demo)
    SELECT id, id || '@bench.example', 'Nguyễn Thị Mẫu ' || id, '', 'đồng chí', true, false FROM (
      SELECT '${OFFICE}' AS id
      UNION ALL SELECT 'nguoi-' || n FROM generate_series(0, $1::int - 1) AS n
      UNION ALL SELECT 'truong-' || n FROM generate_series(0, $2::int - 1) AS n) AS people`,
  values: ({ officers, units }: Size) => [officers, units],
};

const MEMBERSHIPS = {
  text: `
    INSERT INTO membership (person_id, unit_code, role)
    SELECT '${OFFICE}', 'van-phong', 'office'
    UNION ALL SELECT 'nguoi-' || n, 'so-' || n % $2::int, 'officer' FROM generate_series(0, $1::int - 1) AS n
    UNION ALL SELECT 'truong-' || n, 'so-' || n, 'head' FROM generate_series(0, $2::int - 1) AS n`,
  values: ({ officers, units }: Size) => [officers, units],
};

const PROGRAMMES = {
  text: `
    INSERT INTO programme (code, name, short_name, standing_body, committee, go_live, data)
    SELECT 'ct-' || n, 'Chương trình thứ ' || n, 'Chương trình ' || n, 'van-phong', NULL, '2022-01-01', '{"catalogue": []}'
    FROM generate_series(0, $1::int - 1) AS n`,
  values: ({ programmes }: Size) => [programmes],
};
