import { ProgrammerError } from '#contracts';
import {
  AMENDMENT_EVENT_SCHEMA,
  CASE_EVENT_SCHEMA,
  CYCLE_EVENT_SCHEMA,
  INDICATOR_EVENT_SCHEMA,
  LEDGER_EVENT_SCHEMA,
  MONEY_EVENT_SCHEMA,
  REGISTER_EVENT_SCHEMA,
  SUPERVISION_EVENT_SCHEMA,
  TASK_EVENT_SCHEMA,
} from '#domain';
import type { AggregateKind } from '../entities/index.js';

/** What an event says, apart from its envelope. */
export interface EventContent {
  data: Record<string, unknown>;
  text: Record<string, unknown> | null;
}

/** Turns the content of one schema version into that of the next. */
export type Upcaster = (content: EventContent) => EventContent;

/** The shapes that this program writes and evolves from. */
export const EVENT_SCHEMA: Record<AggregateKind, number> = {
  task: TASK_EVENT_SCHEMA,
  case: CASE_EVENT_SCHEMA,
  cycle: CYCLE_EVENT_SCHEMA,
  supervision: SUPERVISION_EVENT_SCHEMA,
  register: REGISTER_EVENT_SCHEMA,
  indicator: INDICATOR_EVENT_SCHEMA,
  money: MONEY_EVENT_SCHEMA,
  ledger: LEDGER_EVENT_SCHEMA,
  amendment: AMENDMENT_EVENT_SCHEMA,
};

/**
 * By kind, type and the version they start from. When the shape of an event changes, its schema version is raised and
 * the step from the old one is added here; recorded events stay as they are, for their hashes cover them.
 */
const UPCASTERS: Readonly<
  Record<AggregateKind, Readonly<Record<string, Readonly<Record<number, Upcaster>>>>>
> = {
  task: {
    'difficulty-reported': {
      1: ({ data, text }) => ({ data: { ...data, by: null }, text }),
    },
  },
  case: {
    'case-closed': {
      1: ({ data, text }) => ({
        data: { ...data, end: data.by === 'engine' ? 'overtaken' : 'closed-by-office' },
        text,
      }),
    },
  },
  cycle: {},
  supervision: {},
  register: {},
  indicator: {},
  money: {},
  ledger: {},
  amendment: {},
};

/** The content of a recorded event in the shape of this program. A type without a step has not changed since. */
export function upcast(
  kind: AggregateKind,
  type: string,
  schemaVersion: number,
  content: EventContent,
  upcasters: Readonly<Record<string, Readonly<Record<number, Upcaster>>>> = UPCASTERS[kind],
  current: number = EVENT_SCHEMA[kind],
): EventContent {
  if (schemaVersion > current) {
    throw new ProgrammerError(
      `event ${type} has schema ${schemaVersion}, this program knows up to ${current}`,
    );
  }
  let result = content;
  for (let version = schemaVersion; version < current; version += 1) {
    result = upcasters[type]?.[version]?.(result) ?? result;
  }
  return result;
}
