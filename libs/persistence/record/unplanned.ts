import {
  type AmendmentEvent,
  type AmendmentState,
  emptyAmendment,
  emptyIndicator,
  emptyLedger,
  emptyMoneyYear,
  emptyRegister,
  evolveAmendment,
  evolveIndicator,
  evolveLedger,
  evolveMoney,
  evolveRegister,
  type IndicatorEvent,
  type IndicatorState,
  type LedgerEvent,
  type LedgerState,
  type MoneyEvent,
  type MoneyYearState,
  type Recorded,
  type RegisterEvent,
  type RegisterState,
} from '#domain';

/** What each kind that has neither workflow nor plan nor rows of its own records, and what that makes. */
export interface Unplanned {
  register: { state: RegisterState; event: RegisterEvent };
  indicator: { state: IndicatorState; event: IndicatorEvent };
  money: { state: MoneyYearState; event: MoneyEvent };
  ledger: { state: LedgerState; event: LedgerEvent };
  amendment: { state: AmendmentState; event: AmendmentEvent };
}
export type UnplannedKind = keyof Unplanned;
export type UnplannedEvent = Unplanned[UnplannedKind]['event'];

interface Folding<K extends UnplannedKind> {
  empty(id: string): Unplanned[K]['state'];
  evolve(state: Unplanned[K]['state'], event: Recorded<Unplanned[K]['event']>): Unplanned[K]['state'];
}

export const UNPLANNED: { readonly [K in UnplannedKind]: Folding<K> } = {
  register: { empty: emptyRegister, evolve: evolveRegister },
  indicator: { empty: emptyIndicator, evolve: evolveIndicator },
  money: { empty: emptyMoneyYear, evolve: evolveMoney },
  ledger: { empty: emptyLedger, evolve: evolveLedger },
  amendment: { empty: emptyAmendment, evolve: evolveAmendment },
};

export function isUnplanned(kind: string): kind is UnplannedKind {
  return kind in UNPLANNED;
}

/** The state that the events of such an aggregate make. */
export function foldUnplanned<K extends UnplannedKind>(
  kind: K,
  id: string,
  events: readonly Recorded<Unplanned[K]['event']>[],
): Unplanned[K]['state'] {
  const { empty, evolve }: Folding<K> = UNPLANNED[kind];
  return events.reduce((state, event) => evolve(state, event), empty(id));
}
