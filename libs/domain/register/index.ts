export type { ConnectionEvent } from './connections.js';
export {
  emptyRegister,
  evolveRegister,
  type ImportedTask,
  type ImportedValues,
  REGISTER_EVENT_SCHEMA,
  REGISTER_ID,
  type RegisterEvent,
  type RegisterState,
} from './register.js';
