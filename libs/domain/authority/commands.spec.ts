import { describe, expect, it } from '@jest/globals';
import type { TaskCommandType } from '#contracts';
import { type TaskState } from '../task/index.js';
import { BODIES, EVERYBODY, type Name, PEOPLE, person, task, whoMay } from './fixtures/people.js';
import {
  type Asker,
  actingOn,
  allowedCaseCommands,
  allowedCommands,
  mayCommand,
  mayCommandCase,
  mayCreateTask,
  subjectOf,
} from './index.js';

/** Before any date. */
const ON = '2026-12-01';

describe('who may give which command', () => {
  it.each<[TaskCommandType, Name[]]>([
    ['complete-profile', ['office', 'chief', 'administrator']],
    ['activate', ['office', 'chief', 'administrator']],
    ['assign', ['head', 'office', 'chief', 'administrator']],
    ['acknowledge', ['officer']],
    ['report-progress', ['officer', 'head']],
    ['report-difficulty', ['officer', 'head']],
    ['submit-deliverable', ['officer', 'head']],
    ['withdraw-submission', ['officer', 'head']],
    ['accept-deliverable', ['checker', 'office', 'chief', 'chair']],
    ['return-deliverable', ['checker', 'office', 'chief', 'chair']],
    ['record-event', ['office', 'chief', 'administrator']],
    ['suspend', ['office', 'chief', 'chair']],
    ['resume', ['office', 'chief', 'chair']],
    ['stop', ['office', 'chief', 'chair']],
    ['reopen', ['office', 'chief', 'chair']],
    ['confirm-backlog', ['office', 'chief', 'administrator']],
  ])('%s', (type, expected) => {
    expect(whoMay(type, task())).toEqual(expected);
  });

  it('lets the head take up a task that has no officer yet', () => {
    expect(whoMay('acknowledge', task({ officer: null }))).toEqual(['head']);
  });

  it("does not let the office judge the office's own duties: the committee's intake does", () => {
    const own = task({ leadUnits: ['van-phong'], officer: 'van-phong-1' });
    for (const type of ['accept-deliverable', 'return-deliverable', 'suspend', 'stop', 'reopen'] as const) {
      expect(whoMay(type, own)).toEqual(['intake', 'chair']);
    }
    const held = task({ leadUnits: [], heldBy: 'van-phong' });
    expect(whoMay('accept-deliverable', held)).toEqual(['intake', 'chair']);
  });

  it("lets the chief judge the office's own duties where the programme has no committee, never his own", () => {
    const bodies = { standingBody: 'van-phong', committee: null };
    const who = (subject: TaskState, type: TaskCommandType) =>
      EVERYBODY.filter((name) => mayCommand(PEOPLE[name], { task: subject, bodies }, type));
    const own = task({ leadUnits: ['van-phong'], officer: 'van-phong-1' });
    for (const type of ['accept-deliverable', 'return-deliverable', 'suspend', 'stop', 'reopen'] as const) {
      expect(who(own, type)).toEqual(['chief']);
    }
    expect(who(task({ leadUnits: [], heldBy: 'van-phong' }), 'accept-deliverable')).toEqual(['chief']);
    expect(mayCommandCase(PEOPLE.chief, { task: own, bodies }, 'close')).toBe(true);
    expect(who({ ...own, officer: 'chanh-van-phong' }, 'accept-deliverable')).toEqual([]);
    // Duties of others are checked as ever.
    expect(who(task(), 'accept-deliverable')).toEqual(['checker', 'office', 'chief']);
  });

  it('lets nobody of the late unit judge, but never blocks the chair', () => {
    const bothHats = person('x', ['van-phong', 'office'], ['so-khcn', 'head']);
    const chairAndHead = person('y', ['ban-chi-dao', 'chair'], ['so-khcn', 'head']);
    const subject = { task: task(), bodies: BODIES };
    expect(mayCommand(bothHats, subject, 'accept-deliverable')).toBe(false);
    expect(mayCommand(chairAndHead, subject, 'accept-deliverable')).toBe(true);
  });

  it('does not let the officer of a task judge it, wherever they sit', () => {
    expect(
      mayCommand(
        PEOPLE.checker,
        { task: task({ officer: 'kiem-tra-vien' }), bodies: BODIES },
        'accept-deliverable',
      ),
    ).toBe(false);
    expect(
      mayCommand(
        PEOPLE.chair,
        { task: task({ officer: 'truong-ban' }), bodies: BODIES },
        'accept-deliverable',
      ),
    ).toBe(true);
  });

  it('counts roles only in the bodies of the task’s own programme', () => {
    const elsewhere = { standingBody: 'so-tai-chinh', committee: null };
    expect(mayCommand(PEOPLE.office, { task: task(), bodies: elsewhere }, 'activate')).toBe(false);
    expect(mayCommand(PEOPLE.otherOffice, { task: task(), bodies: elsewhere }, 'activate')).toBe(true);
    expect(mayCommand(PEOPLE.chair, { task: task(), bodies: elsewhere }, 'suspend')).toBe(false);
  });

  describe('of what several are asked or own', () => {
    const asked = (no: number, unit: string) => ({
      ...{ no, unit, due: '2026-12-14', askedOn: ON, by: 'canbo', status: 'open' as const, endedOn: null },
    });
    const owned = (no: number, owner: string) => ({
      ...{ no, owner, reportedOn: ON, by: 'canbo', ownedOn: ON, due: '2026-12-14', resolvedOn: null },
      status: 'owned' as const,
    });
    const otherHead = PEOPLE.otherHead;
    const health = person('giam-doc-y-te', ['so-y-te', 'head']);
    const beside = person('giam-doc-phoi-hop', ['so-xay-dung', 'head']);
    const subject = task({
      coordinatingUnits: ['so-xay-dung'],
      inputs: [asked(1, 'so-tai-chinh'), asked(2, 'so-y-te')],
      difficulties: [owned(1, 'dong-nghiep'), owned(2, 'kiem-tra')],
    });

    it('gives each unit its own input to give, and a unit that only coordinates none', () => {
      const may = (asker: Asker, inputNo: number) =>
        mayCommand(
          asker,
          subjectOf({ type: 'give-input', inputNo, note: 'đồng ý' }, subject, BODIES),
          'give-input',
        );
      expect([1, 2].map((no) => may(otherHead, no))).toEqual([true, false]);
      expect([1, 2].map((no) => may(health, no))).toEqual([false, true]);
      expect([1, 2, 3].map((no) => may(beside, no))).toEqual([false, false, false]);
      expect(allowedCommands(health, subject, BODIES, ON)).toEqual(['give-input']);
      expect(allowedCommands(beside, subject, BODIES, ON)).toEqual([]);
    });

    it('gives each owner their own difficulty to resolve, and the office both', () => {
      const may = (asker: Asker, difficultyNo: number) =>
        mayCommand(
          asker,
          subjectOf({ type: 'resolve-difficulty', difficultyNo, note: 'xong' }, subject, BODIES),
          'resolve-difficulty',
        );
      expect([1, 2].map((no) => may(PEOPLE.colleague, no))).toEqual([true, false]);
      expect([1, 2].map((no) => may(PEOPLE.auditor, no))).toEqual([false, true]);
      expect([1, 2].map((no) => may(PEOPLE.office, no))).toEqual([true, true]);
      expect([1, 2].map((no) => may(PEOPLE.officer, no))).toEqual([false, false]);
    });

    it('is so in the place of who is absent', () => {
      const standsFor = [{ ...health, person: health.id, scope: 'work' as const, until: '2026-12-31' }];
      const standing: Asker = { ...PEOPLE.colleague, standsFor };
      const by = (inputNo: number) =>
        actingOn(standing, { task: subject, bodies: BODIES, inputNo }, 'give-input');
      expect(by(1)).toEqual({ allowed: false, onBehalfOf: null });
      expect(by(2)).toEqual({ allowed: true, onBehalfOf: health.id });
    });
  });

  it('lets the office and the administrator enter tasks', () => {
    expect(EVERYBODY.filter((name) => mayCreateTask(PEOPLE[name], BODIES))).toEqual([
      'office',
      'chief',
      'administrator',
    ]);
  });

  it('lets the standing body send a case up or close it, but not close one about itself', () => {
    const who = (subject: TaskState, type: 'send-up' | 'close') =>
      EVERYBODY.filter((name) => mayCommandCase(PEOPLE[name], { task: subject, bodies: BODIES }, type));
    expect(who(task(), 'send-up')).toEqual(['office', 'chief', 'intake', 'chair']);
    expect(who(task(), 'close')).toEqual(['office', 'chief', 'chair']);
    expect(who(task({ leadUnits: ['van-phong'] }), 'close')).toEqual(['intake', 'chair']);
    const subject = { task: task(), bodies: BODIES };
    expect(allowedCaseCommands(PEOPLE.office, { status: 'draft', concludedOn: null }, subject)).toEqual([
      'propose',
      'send-up',
      'close',
    ]);
    expect(allowedCaseCommands(PEOPLE.intake, { status: 'draft', concludedOn: null }, subject)).toEqual([
      'send-up',
    ]);
    expect(
      allowedCaseCommands(PEOPLE.office, { status: 'with-committee', concludedOn: null }, subject),
    ).toEqual(['propose', 'schedule']);
  });
});

describe('the commands offered', () => {
  const open = (change: Partial<TaskState['deadlines'][number]>): TaskState['deadlines'][number] => ({
    id: 'm1',
    deliverable: 'Báo cáo',
    rule: { kind: 'by', date: '2026-12-18' },
    status: 'open',
    originalLegalDue: '2026-12-18',
    legalDue: '2026-12-18',
    workingDue: '2026-12-18',
    explanation: [],
    ladderNo: 1,
    ladderFrom: '2026-10-01',
    ladderSince: null,
    reworkDue: null,
    submission: null,
    submissions: 0,
    completedOn: null,
    case: null,
    ...change,
  });

  it('are those that state and person both allow, the main one first', () => {
    const active = task({ deadlines: [open({})] });
    expect(allowedCommands(PEOPLE.officer, active, BODIES, ON)).toEqual([
      'acknowledge',
      'submit-deliverable',
      'report-progress',
      'report-difficulty',
      'request-extension',
      'request-input',
    ]);
    expect(allowedCommands(PEOPLE.auditor, active, BODIES, ON)).toEqual([]);
    expect(allowedCommands(PEOPLE.colleague, active, BODIES, ON)).toEqual([]);
  });

  it('do not offer acceptance to whoever submitted', () => {
    const submission = {
      no: 1,
      at: '2026-12-01T02:00:00Z',
      by: 'truong-ban',
      recordedOn: '2026-12-01',
      completedOn: '2026-12-01',
      checkDue: '2026-12-08',
      backdated: false,
    };
    const submitted = task({ deadlines: [open({ status: 'submitted', submission, submissions: 1 })] });
    expect(allowedCommands(PEOPLE.chair, submitted, BODIES, ON)).not.toContain('accept-deliverable');
    expect(allowedCommands(PEOPLE.checker, submitted, BODIES, ON)).toContain('accept-deliverable');
  });

  it('put activation first once nothing is missing', () => {
    const draft = task({ status: 'draft' });
    expect(allowedCommands(PEOPLE.office, draft, BODIES, ON)[0]).toBe('complete-profile');
    const ready = { ...draft, title: 'Việc', deadlines: [open({})] };
    expect(allowedCommands(PEOPLE.office, ready, BODIES, ON)[0]).toBe('activate');
  });
});
