import type { RoleName } from '#contracts';
import { DEFAULT_POLICY } from '#domain';
import { ObligationEntity, type Persistence, ProgrammeEntity, UnitEntity } from '#persistence';

const UNITS: [code: string, name: string, parent: string | null][] = [
  ['tinh-uy', 'Tỉnh ủy', null],
  ['van-phong', 'Văn phòng Tỉnh ủy', 'tinh-uy'],
  ['ban-chi-dao', 'Ban Chỉ đạo', 'tinh-uy'],
  ['dang-uy-ubnd', 'Đảng ủy UBND tỉnh', 'tinh-uy'],
  ['so-khcn', 'Sở Khoa học và Công nghệ', 'dang-uy-ubnd'],
  ['so-tai-chinh', 'Sở Tài chính', 'dang-uy-ubnd'],
];

const PEOPLE: [id: string, unit: string, ...roles: RoleName[]][] = [
  ['can-bo', 'so-khcn', 'officer'],
  ['can-bo-2', 'so-tai-chinh', 'officer'],
  ['giam-doc', 'so-khcn', 'head'],
  ['bi-thu', 'dang-uy-ubnd', 'head'],
  ['van-phong-1', 'van-phong', 'office'],
  ['kiem-tra', 'van-phong', 'checker'],
  ['pho-chanh', 'van-phong', 'office-deputy-chief'],
  ['chanh', 'van-phong', 'office-chief', 'head'],
  ['dau-moi', 'ban-chi-dao', 'intake'],
  ['quan-tri', 'van-phong', 'administrator'],
];

export const SMALL_CALENDAR = {
  version: 'thu-1',
  weeklyRest: ['sat' as const, 'sun' as const],
  days: [{ date: '2027-01-01', kind: 'off' as const, status: 'confirmed' as const, name: 'Tết Dương lịch' }],
};

/** A province of six units and ten people with one programme: enough for every role of a ladder. */
export async function smallProvince(persistence: Persistence): Promise<void> {
  await persistence.settings.saveCalendar(SMALL_CALENDAR, 'spec');
  await persistence.settings.savePolicy(DEFAULT_POLICY, 'spec');
  await persistence.directory.change(async (tx) => {
    for (const [code, name, parent] of UNITS) {
      await tx.insert(UnitEntity, { code, name, parent, kind: 'department', aliases: [] });
    }
    await tx.insert(ProgrammeEntity, {
      code: 'khcn',
      name: 'Đề án khoa học, công nghệ',
      shortName: 'Đề án',
      standingBody: 'van-phong',
      committee: 'ban-chi-dao',
      goLive: '2026-01-01',
      data: { catalogue: ['1.1', '1.2'] },
    });
  });
  for (const [id, unit, ...roles] of PEOPLE) {
    const memberships = roles.map((role) => ({ unit, role }));
    await persistence.directory.addUser({
      id,
      email: `${id}@demo.example`,
      name: id,
      memberships,
      demo: true,
    });
  }
}

/** The plan of each year is assigned on 1 October of the year before, and due before 20 December of it. */
export async function yearlyPlans(persistence: Persistence, years: readonly number[]): Promise<void> {
  await persistence.dataSource.manager.insert(ObligationEntity, {
    programme: 'khcn',
    id: 'NV-01',
    title: 'Kế hoạch năm',
    data: {
      openings: years.map((planYear) => ({
        code: `NV-01-${planYear}`,
        title: `Kế hoạch năm ${planYear}`,
        leadUnits: ['dang-uy-ubnd'],
        heldBy: null,
        assignedOn: `${planYear - 1}-10-01`,
        rule: { kind: 'yearly-before' as const, monthDay: '12-20', planYear },
        deliverable: `Dự thảo kế hoạch năm ${planYear}`,
        basis: null,
      })),
    },
  });
}
