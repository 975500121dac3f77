export {
  decideLedger,
  emptyLedger,
  evolveLedger,
  LEDGER_EVENT_SCHEMA,
  type LedgerContext,
  type LedgerEvent,
  type LedgerState,
  ledgerIdOf,
} from './ledger.js';
