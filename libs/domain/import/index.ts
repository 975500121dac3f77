export {
  DAY_COLUMNS,
  DAY_KIND_WORDS,
  DAY_SCOPE_WORDS,
  DAY_STATUS_WORDS,
  type DayCells,
  dayCellsOf,
  previewDays,
} from './calendar-days.js';
export { readNewPerson } from './one-person.js';
export {
  ACTIVE_WORD,
  INACTIVE_WORD,
  PEOPLE_COLUMNS,
  type PersonChange,
  type PersonField,
  type PersonNow,
  previewPeople,
} from './people.js';
export { ROLE_TITLES } from './roles-by-name.js';
export { RULE_FORMS } from './rule-words.js';
export type {
  CellFault,
  ImportColumn,
  ImportPreview,
  ImportRow,
  ImportTable,
  PreviewRow,
} from './table.js';
export type { TaskChange, TasksNow } from './task-change.js';
export type { TaskUnit } from './task-rows.js';
export {
  sheetRowsOfTask,
  TASK_COLUMNS,
  TASK_KIND_WORDS,
  type TaskField,
  type TaskPerson,
} from './task-sheet.js';
export { previewTasks } from './tasks.js';
export { previewUnits, UNIT_COLUMNS, type UnitField, type UnitNow } from './units.js';
export {
  STATUS_WORDS,
  VALUE_COLUMNS,
  VALUE_WORDS,
  type ValueField,
  valueRowsOf,
} from './value-sheet.js';
export { type KnownIndicator, previewValues, type ValueChange, type ValuesNow } from './values.js';
