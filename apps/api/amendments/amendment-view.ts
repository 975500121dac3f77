import type { AmendmentRow, AmendmentSide, AmendmentView, BasisDocument } from '#contracts';
import {
  type AmendmentState,
  actingOnAmendment,
  amendmentCommandsOf,
  amendmentNo,
  type Bodies,
  changedSince,
  deciderOfAmendment,
  type TaskState,
} from '#domain';
import type { KnownPerson } from '#identity';
import type { Names } from '../naming/names.js';
import type { Scene } from '../naming/scene.js';

export interface SeenAmendment {
  state: AmendmentState;
  /** The task that is to change, or that came of it. */
  task: TaskState | null;
  bodies: Bodies;
  programmeBasis: BasisDocument | null;
  scene: Scene;
}

const DECIDER = { committee: 'Ban Chỉ đạo', above: 'Cấp có thẩm quyền' } as const;

export function amendmentRow(seen: SeenAmendment): AmendmentRow {
  const { state, task, scene } = seen;
  const { names } = scene;
  const { id, programme, status, unit, by, isNew, answerDue, version, content } = state;
  const open = status === 'signed' || status === 'prepared';
  return {
    ...{ id, programme, version, isNew, no: amendmentNo(state) },
    status: status === 'none' ? 'draft' : status,
    unit: names.unit(unit),
    by: names.person(by),
    task: task === null ? null : { id: task.id, code: task.code, title: task.title },
    title: (isNew ? content.title : (task?.title ?? state.before?.title)) ?? '',
    proposedOn: state.proposedOn ?? scene.today,
    holder: holderOf(seen),
    answerDue,
    overdue: open && answerDue !== null && answerDue < scene.today,
  };
}

export function amendmentView(seen: SeenAmendment, person: KnownPerson): AmendmentView {
  const { state, task, bodies, scene } = seen;
  const { names } = scene;
  const { before, content, signed, opinion, decision } = state;
  const decider = deciderNow(seen);
  return {
    ...amendmentRow(seen),
    reason: state.reason,
    basis: state.basis,
    deadlineId: state.deadlineId,
    before: before === null ? null : sideOf(before, names),
    after: sideOf({ ...content, legalDue: null }, names),
    signed: signed === null ? null : { ...signed, by: names.person(signed.by) },
    opinion: opinion === null ? null : { ...opinion, by: names.person(opinion.by) },
    decision:
      decision === null
        ? null
        : {
            outcome: decision.outcome,
            on: decision.on,
            by: names.person(decision.by),
            because: decision.because,
            reason: decision.reason,
            basis: decision.basis,
          },
    decider,
    changedSince: state.endedOn === null && !state.isNew ? changedSince(state, task) : [],
    allowedCommands: amendmentCommandsOf(state).filter(
      (type) => actingOnAmendment(person, { unit: state.unit, bodies }, type).allowed,
    ),
  };
}

function holderOf(seen: SeenAmendment): AmendmentRow['holder'] {
  const { state, bodies, scene } = seen;
  const { names } = scene;
  switch (state.status) {
    case 'draft':
      return { kind: 'unit', name: names.unit(state.unit).name, since: state.proposedOn! };
    case 'signed':
      return { kind: 'office', name: names.unit(bodies.standingBody).name, since: state.signed!.on };
    case 'prepared': {
      const { level } = deciderNow(seen);
      const name = level === 'office' ? names.unit(bodies.standingBody).name : DECIDER[level];
      return { kind: 'decider', name, since: state.opinion!.on };
    }
    default:
      return null;
  }
}

function deciderNow({ state, task, programmeBasis, scene }: SeenAmendment): AmendmentView['decider'] {
  const authority = scene.directory.programmes.get(state.programme)?.data.authority ?? null;
  const { today, names } = scene;
  const about = { today, authority, programmeBasis, task: state.isNew ? null : task };
  return deciderOfAmendment(state, about, (code) => names.unit(code).name);
}

interface Side {
  title?: string | undefined;
  deliverable?: string | null | undefined;
  rule?: AmendmentSide['rule'] | undefined;
  legalDue: string | null;
  leadUnits?: readonly string[] | undefined;
  coordinatingUnits?: readonly string[] | undefined;
}

function sideOf(side: Side, names: Names): AmendmentSide {
  const units = (codes: readonly string[] | undefined) => (codes === undefined ? null : names.units(codes));
  return {
    title: side.title ?? null,
    deliverable: side.deliverable ?? null,
    rule: side.rule ?? null,
    legalDue: side.legalDue,
    leads: units(side.leadUnits),
    coordinating: units(side.coordinatingUnits),
  };
}
