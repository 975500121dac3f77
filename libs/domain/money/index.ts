export { decideMoney, type MoneyContext } from './decide.js';
export {
  emptyMoneyYear,
  evolveMoney,
  MONEY_EVENT_SCHEMA,
  type MoneyEntry,
  type MoneyEvent,
  type MoneyYearState,
  moneyIdOf,
} from './state.js';
export {
  added,
  checkSums,
  type FundingRow,
  type MoneyTotals,
  type SumCheck,
  totalsOf,
  withParts,
  type YearEntry,
} from './sums.js';
export { expectedShare, moneyWarnings } from './warnings.js';
