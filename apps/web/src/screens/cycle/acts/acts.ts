import type { CycleCommand, CycleView, StageView } from '#contracts';

/** What may be done to a cycle, which fields each act asks for, and the command that comes of them. */

export type CycleAct = CycleCommand['type'];
/** What was typed, by field; names are the last parts of the command's own, so that a refusal finds its line. */
export type Typed = Readonly<Record<string, string>>;

export interface Field {
  name: string;
  label: string;
  kind: 'note' | 'line' | 'future' | 'past' | 'person';
  required?: boolean;
}

const reason: Field = { name: 'reason', label: 'Lý do', kind: 'note', required: true };
const due: Field = { name: 'due', label: 'Hạn mới', kind: 'future', required: true };
const document: readonly Field[] = [
  { name: 'number', label: 'Số văn bản', kind: 'line' },
  { name: 'date', label: 'Ngày văn bản', kind: 'past' },
  { name: 'title', label: 'Trích yếu', kind: 'line' },
  { name: 'issuer', label: 'Cơ quan ban hành', kind: 'line' },
];

export const FIELDS: Record<CycleAct, readonly Field[]> = {
  'open-stage': [],
  'extend-stage': [due, reason, ...document],
  'reopen-stage': [due, reason, ...document],
  'skip-stage': [reason],
  'close-stage': [reason],
  'complete-stage': document,
  'name-focal': [{ name: 'person', label: 'Đầu mối của đơn vị', kind: 'person' }],
  'excuse-unit': [reason],
  'ask-more-time': [
    { ...due, label: 'Đề nghị hạn mới' },
    { ...reason, label: 'Lý do xin thêm thời gian' },
  ],
  'refuse-more-time': [{ ...reason, label: 'Lý do giữ nguyên hạn' }],
  'return-submission': [{ ...reason, label: 'Lý do trả lại, nội dung cần bổ sung' }],
  'accept-submission': [],
  pause: [reason],
  resume: [],
};

type StageCommand = Extract<CycleCommand, { stage: string }>;
type UnitCommand = Extract<CycleCommand, { unit: string }>;
export type StageAct = Exclude<StageCommand, UnitCommand>['type'];

/** In the order in which they are offered: what moves the stage on comes first. */
const STAGE_ACTS: readonly StageAct[] = [
  'complete-stage',
  'open-stage',
  'extend-stage',
  'close-stage',
  'reopen-stage',
  'skip-stage',
];

/** The acts that the person may give and that fit the stage as it stands. */
export function stageActs(
  { status, form }: Pick<StageView, 'status' | 'form'>,
  cycle: Pick<CycleView, 'status' | 'allowed'>,
): StageAct[] {
  const fits: Record<StageAct, boolean> = {
    'complete-stage': status === 'open' && form === null,
    'open-stage': status === 'waiting' && cycle.status === 'running',
    'extend-stage': status === 'open',
    'close-stage': status === 'open' && form !== null,
    'reopen-stage': status === 'closed' || status === 'skipped',
    'skip-stage': status === 'waiting' || status === 'open',
  };
  return STAGE_ACTS.filter((act) => fits[act] && cycle.allowed.includes(act));
}

export function missingFields(act: CycleAct, typed: Typed): string[] {
  return FIELDS[act].filter(({ name, required }) => required && !given(typed, name)).map(({ name }) => name);
}

/** What the act is about: the stage, the unit, or the cycle as a whole. */
export interface About {
  stage?: { id: string; name: string };
  unit?: string;
  /** What is typed already when the form opens: a date that somebody asked for. */
  typed?: Typed;
}

/** The command of an act. Call it once nothing is missing. */
export function commandOf(act: CycleAct, about: About, typed: Typed): CycleCommand {
  const stage = about.stage === undefined || act === 'name-focal' ? {} : { stage: about.stage.id };
  const unit = about.unit === undefined ? {} : { unit: about.unit };
  const of = { type: act, ...stage, ...unit };
  if (act === 'name-focal') return { ...of, person: given(typed, 'person') } as CycleCommand;
  const own = FIELDS[act].flatMap((field) => {
    const value = document.includes(field) ? null : given(typed, field.name);
    return value === null ? [] : [[field.name, value]];
  });
  const basis = FIELDS[act].some((field) => document.includes(field)) ? basisOf(about, typed) : {};
  return { ...of, ...Object.fromEntries(own), ...basis } as CycleCommand;
}

/** The document that was named; nothing where none was. */
function basisOf(about: About, typed: Typed) {
  const parts = {
    number: given(typed, 'number'),
    date: given(typed, 'date'),
    issuer: given(typed, 'issuer'),
  };
  const title = given(typed, 'title');
  if (title === null && Object.values(parts).every((part) => part === null)) return {};
  return { basis: { title: title ?? about.stage?.name ?? '', ...parts, line: null } };
}

function given(typed: Typed, name: string): string | null {
  const text = typed[name]?.trim() ?? '';
  return text === '' ? null : text;
}
