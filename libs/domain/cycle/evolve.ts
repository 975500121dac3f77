import { causeOf } from './deeds.js';
import { type CycleEvent, isCycleFact, type StagePlan } from './events.js';
import { type Answer, type CycleState, isOwed, NOT_YET, type StageState } from './state.js';
import { passedOn, withSuccessors } from './successors.js';

/** `(state, event) → state`, total and pure. */
export function evolveCycle(state: CycleState, event: CycleEvent): CycleState {
  return {
    ...applied(state, event),
    seq: state.seq + 1,
    version: state.version + (isCycleFact(event.type) ? 0 : 1),
  };
}

function applied(state: CycleState, event: CycleEvent): CycleState {
  switch (event.type) {
    case 'cycle-opened': {
      const { programme, kind, year, part, title, template, on, dataDate, policy, stages } = event.data;
      const begun = { programme, kind, year, part, title, template, dataDate, policy };
      return { ...state, ...begun, status: 'running', openedOn: on, stages: stages.map(begin) };
    }
    case 'stage-opened': {
      const { stage, on: openedOn, announceOn, legalDue, rule, explanation, calendar } = event.data;
      return change(state, stage, (s) => ({
        ...s,
        ...(explanation === undefined
          ? {}
          : { explained: { by: calendar, due: legalDue, because: explanation } }),
        status: 'open',
        openedOn,
        announceOn,
        rule,
        legalDue,
        originalDue: s.originalDue ?? legalDue,
        answers: Object.fromEntries(s.respondents.map((unit) => [unit, s.answers[unit] ?? NOT_YET])),
      }));
    }
    case 'stage-extended': {
      const { stage, announceOn, legalDue } = event.data;
      return change(state, stage, (s) => ({
        ...withoutRequests(s),
        legalDue,
        announceOn,
        ladderNo: s.ladderNo + 1,
        caseStatus: null,
      }));
    }
    case 'stage-reopened':
      return passedOn(
        { ...reopened(state, event), status: 'running', closedOn: null, contentHash: null },
        { id: event.data.stage },
      );
    case 'stage-skipped': {
      const { stage, on, cause } = event.data;
      return change(state, stage, (s) => ({ ...s, status: 'skipped', closedOn: on, endedBy: cause }));
    }
    case 'stage-completed':
      return state;
    case 'stage-closed': {
      const { stage, on, cause, missing, contentHash, recordedOn } = event.data;
      return change(state, stage, (s) => ({
        ...withoutRequests(s),
        status: 'closed',
        closedOn: on,
        ...(recordedOn === undefined ? {} : { recordedOn }),
        endedBy: cause,
        missing,
        contentHash,
        answers: { ...s.answers, ...missed(s, missing) },
      }));
    }
    case 'focal-named': {
      const { [event.data.unit]: _before, ...others } = state.focal;
      const { unit, person } = event.data;
      return { ...state, focal: person === null ? others : { ...others, [unit]: person } };
    }
    case 'unit-excused':
      return answer(state, event.data, (a) => ({ ...a, status: 'excused', on: event.data.on }));
    case 'more-time-asked': {
      const { stage, unit, due, on, by } = event.data;
      const asked = { due, on, by, status: 'asked' } as const;
      return change(state, stage, (s) => ({ ...s, moreTime: { ...s.moreTime, [unit]: asked } }));
    }
    case 'more-time-refused': {
      const { stage, unit } = event.data;
      return change(state, stage, (s) => {
        const refused = { ...s.moreTime![unit]!, status: 'refused' } as const;
        return { ...s, moreTime: { ...s.moreTime, [unit]: refused } };
      });
    }
    case 'submission-received': {
      const { round, on, contentHash, unit } = event.data;
      const heard = change(state, event.data.stage, (s) => ({
        ...withoutRequests(s, unit),
        recalled: false,
      }));
      return answer(heard, event.data, () => ({ ...NOT_YET, status: 'submitted', round, on, contentHash }));
    }
    case 'submission-returned': {
      const { reworkDue, announceOn } = event.data;
      const back = answer(state, event.data, (a) => ({ ...a, status: 'returned', reworkDue, announceOn }));
      return passedOn(back, { id: event.data.stage });
    }
    case 'submission-accepted':
      return answer(state, event.data, (a) => ({ ...a, status: 'accepted' }));
    case 'units-replaced':
      return withSuccessors(state, event.data.map);
    case 'cycle-paused':
      return { ...state, status: 'paused' };
    case 'cycle-resumed':
      return { ...state, status: 'running', resumedOn: event.data.on };
    case 'cycle-closed': {
      const { on, contentHash } = event.data;
      return { ...state, status: 'closed', closedOn: on, contentHash };
    }
    case 'stage-case-noted':
      return change(state, event.data.stage, (s) => ({ ...s, caseStatus: event.data.status }));
    case 'deeds-refused': {
      const { stage, cause, refused, announceOn } = event.data;
      return change(state, stage, ({ refused: before = [], refusedOn: _told, ...rest }) => {
        const all = [...before.filter((one) => causeOf(one) !== cause), ...refused];
        return all.length === 0 ? rest : { ...rest, refused: all, refusedOn: announceOn };
      });
    }
    case 'reminded':
    case 'escalated':
      return settled(state, event.data, 'sent');
    case 'rung-skipped':
      return settled(state, event.data, 'skipped');
    case 'rung-superseded':
      return settled(state, event.data, 'superseded');
  }
}

function begin({ legalDue, ...plan }: StagePlan): StageState {
  return {
    ...plan,
    status: 'waiting',
    legalDue,
    originalDue: legalDue,
    openedOn: null,
    announceOn: null,
    closedOn: null,
    endedBy: null,
    ladderNo: 1,
    answers: {},
    missing: [],
    contentHash: null,
    recalled: false,
    caseStatus: null,
  };
}

/** Who had not answered is asked again; answers that came stay. */
function reopened(state: CycleState, { data }: Extract<CycleEvent, { type: 'stage-reopened' }>): CycleState {
  return change(state, data.stage, (s) => {
    const answers: Record<string, Answer> = Object.fromEntries(
      s.respondents.map((unit) => {
        const before = s.answers[unit] ?? NOT_YET;
        return [unit, before.status === 'missing' ? { ...before, status: 'asked' } : before];
      }),
    );
    const { recordedOn: _ended, ...before } = s;
    return {
      ...before,
      status: 'open',
      openedOn: s.openedOn ?? data.on,
      announceOn: data.announceOn,
      legalDue: data.legalDue,
      originalDue: s.originalDue ?? data.legalDue,
      closedOn: null,
      endedBy: null,
      missing: [],
      contentHash: null,
      recalled: !Object.values(answers).some(isOwed),
      caseStatus: null,
      ladderNo: s.ladderNo + 1,
      answers,
    };
  });
}

/** The stage without the requests for more time, or without that of one unit. */
function withoutRequests(stage: StageState, unit?: string): StageState {
  const { moreTime, ...rest } = stage;
  if (moreTime === undefined || unit === undefined) return rest;
  const { [unit]: _answered, ...others } = moreTime;
  return Object.keys(others).length === 0 ? rest : { ...rest, moreTime: others };
}

function missed(stage: StageState, missing: readonly string[]): Record<string, Answer> {
  return Object.fromEntries(
    missing.flatMap((unit) => {
      const before = stage.answers[unit] ?? NOT_YET;
      return isOwed(before) ? [[unit, { ...before, status: 'missing' as const }]] : [];
    }),
  );
}

function change(state: CycleState, id: string, how: (stage: StageState) => StageState): CycleState {
  return { ...state, stages: state.stages.map((stage) => (stage.id === id ? how(stage) : stage)) };
}

function answer(
  state: CycleState,
  { stage, unit }: { stage: string; unit: string },
  how: (answer: Answer) => Answer,
): CycleState {
  return change(state, stage, (s) => ({
    ...s,
    answers: { ...s.answers, [unit]: how(s.answers[unit] ?? NOT_YET) },
  }));
}

function settled(
  state: CycleState,
  { key, slot }: { key: string; slot: string },
  outcome: 'sent' | 'skipped' | 'superseded',
): CycleState {
  return { ...state, done: { ...state.done, [key]: { slot, outcome } } };
}
