import type { IsoDate } from '#contracts';
import type { UnitRecord } from '#persistence';

/** Whether the unit is still there on a day. */
export function isPresent({ validTo }: Pick<UnitRecord, 'validTo'>, on: IsoDate): boolean {
  return validTo === null || validTo >= on;
}

/** The sheet of a template that says how units are named. */
export function unitList(units: readonly Pick<UnitRecord, 'code' | 'name'>[]) {
  return {
    name: 'Danh sách đơn vị',
    columns: ['Ghi một trong hai', 'hoặc'],
    rows: units.map(({ code, name }) => [code, name]),
  };
}
