import type { IsoDate, RoleName } from '#contracts';

/** `work`: does the work of the absent person. `sign`: signs for them (ký thay). */
export type StandInScope = 'work' | 'sign';

/** Somebody whose place the asker takes today, by a numbered document; there is no chain. */
export interface StandsFor {
  person: string;
  scope: StandInScope;
  /** The last day of it. */
  until: IsoDate;
  memberships: readonly { unit: string; role: RoleName }[];
  /** Units directly below those that the absent person heads. */
  unitsBelow: readonly string[];
}
