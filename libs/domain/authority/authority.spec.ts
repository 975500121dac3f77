import { describe, expect, it } from '@jest/globals';
import type { RoleName, TaskCommandType } from '#contracts';
import { emptyTask, type TaskState } from '../task/index.js';
import {
  type Asker,
  actingOn,
  allowedCaseCommands,
  allowedCommands,
  creating,
  mayCommand,
  mayCommandCase,
  mayCreateTask,
  maySee,
  type StandInScope,
  seesAll,
  unitsInSight,
  worksAs,
} from './index.js';

const BODIES = { standingBody: 'van-phong', committee: 'ban-chi-dao' };

function person(id: string, ...memberships: [unit: string, role: RoleName][]): Asker {
  return { id, memberships: memberships.map(([unit, role]) => ({ unit, role })), unitsBelow: [] };
}

const PEOPLE = {
  officer: person('canbo', ['so-khcn', 'officer']),
  colleague: person('dong-nghiep', ['so-khcn', 'officer']),
  head: person('thu-truong', ['so-khcn', 'head']),
  otherHead: person('thu-truong-khac', ['so-tai-chinh', 'head']),
  checker: person('kiem-tra-vien', ['van-phong', 'checker']),
  office: person('van-phong-1', ['van-phong', 'office']),
  chief: person('chanh-van-phong', ['van-phong', 'office-chief']),
  intake: person('dau-moi', ['ban-chi-dao', 'intake']),
  chair: person('truong-ban', ['ban-chi-dao', 'chair']),
  member: person('uy-vien', ['ban-chi-dao', 'member']),
  administrator: person('quan-tri', ['van-phong', 'administrator']),
  auditor: person('kiem-tra', ['uy-ban-kiem-tra', 'auditor']),
  otherOffice: person('van-phong-2', ['so-tai-chinh', 'office']),
};
type Name = keyof typeof PEOPLE;
const EVERYBODY = Object.keys(PEOPLE) as Name[];

function task(change: Partial<TaskState> = {}): TaskState {
  return { ...emptyTask('t1'), status: 'active', leadUnits: ['so-khcn'], officer: 'canbo', ...change };
}

function whoMay(type: TaskCommandType, subject: TaskState): Name[] {
  return EVERYBODY.filter((name) => mayCommand(PEOPLE[name], { task: subject, bodies: BODIES }, type));
}

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
    expect(allowedCommands(PEOPLE.officer, active, BODIES)).toEqual([
      'acknowledge',
      'submit-deliverable',
      'report-progress',
      'report-difficulty',
      'request-extension',
      'request-input',
    ]);
    expect(allowedCommands(PEOPLE.auditor, active, BODIES)).toEqual([]);
    expect(allowedCommands(PEOPLE.colleague, active, BODIES)).toEqual([]);
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
    expect(allowedCommands(PEOPLE.chair, submitted, BODIES)).not.toContain('accept-deliverable');
    expect(allowedCommands(PEOPLE.checker, submitted, BODIES)).toContain('accept-deliverable');
  });

  it('put activation first once nothing is missing', () => {
    const draft = task({ status: 'draft' });
    expect(allowedCommands(PEOPLE.office, draft, BODIES)[0]).toBe('complete-profile');
    const ready = { ...draft, title: 'Việc', deadlines: [open({})] };
    expect(allowedCommands(PEOPLE.office, ready, BODIES)[0]).toBe('activate');
  });
});

describe('who reads which task', () => {
  const readers = (subject: TaskState) => EVERYBODY.filter((name) => maySee(PEOPLE[name], subject));
  const everywhere: Name[] = [
    'checker',
    'office',
    'chief',
    'intake',
    'chair',
    'member',
    'administrator',
    'auditor',
    'otherOffice',
  ];

  it('a unit reads its own tasks, leading or coordinating; leaders read all', () => {
    expect(readers(task())).toEqual(['officer', 'colleague', 'head', ...everywhere]);
    const shared = task({ coordinatingUnits: ['so-tai-chinh'] });
    expect(readers(shared)).toContain('otherHead');
    const foreign = task({ leadUnits: ['so-tai-chinh'], officer: null });
    expect(readers(foreign)).toEqual(['otherHead', ...everywhere]);
  });

  it('officer and watcher read their task wherever they sit', () => {
    expect(readers(task({ leadUnits: ['so-tai-chinh'] }))).toContain('officer');
    expect(readers(task({ leadUnits: ['so-tai-chinh'], officer: null, watcher: 'canbo' }))).toContain(
      'officer',
    );
  });

  it('a head reads the tasks of the units directly below, of which the second level of escalation tells', () => {
    const above: Asker = { ...person('bi-thu', ['dang-uy-ubnd', 'head']), unitsBelow: ['so-khcn'] };
    expect(maySee(above, task())).toBe(true);
    expect(maySee({ ...above, unitsBelow: [] }, task())).toBe(false);
  });
});

describe('in the place of somebody absent', () => {
  const standing = (who: Asker, absent: Asker, scope: StandInScope): Asker => ({
    ...who,
    standsFor: [
      {
        ...{ person: absent.id, scope, until: '2026-12-31' },
        ...{ memberships: absent.memberships, unitsBelow: absent.unitsBelow },
      },
    ],
  });
  const acting = (asker: Asker, type: TaskCommandType, subject = task()) =>
    actingOn(asker, { task: subject, bodies: BODIES }, type);
  const actsAs = (onBehalfOf: string) => ({ allowed: true, onBehalfOf });
  const NO = { allowed: false, onBehalfOf: null };

  it.each<[TaskCommandType, Name, Name]>([
    ['report-progress', 'colleague', 'officer'],
    ['accept-deliverable', 'otherOffice', 'checker'],
    ['suspend', 'otherOffice', 'office'],
  ])('the work: %s by the %s for the %s', (type, who, absent) => {
    const [asker, away] = [PEOPLE[who], PEOPLE[absent]];
    expect(acting(asker, type)).toEqual(NO);
    expect(acting(standing(asker, away, 'work'), type)).toEqual(actsAs(away.id));
    expect(acting(standing(asker, away, 'sign'), type)).toEqual(NO);
  });

  it('the signature: what the head signs, and not by who only does the work', () => {
    const { colleague, head } = PEOPLE;
    expect(acting(standing(colleague, head, 'sign'), 'sign-extension')).toEqual(actsAs(head.id));
    expect(acting(standing(colleague, head, 'work'), 'sign-extension')).toEqual(NO);
  });

  it('nobody takes the place of the chair or of the administrator', () => {
    const { colleague, chair, administrator } = PEOPLE;
    for (const scope of ['work', 'sign'] as const) {
      expect(acting(standing(colleague, chair, scope), 'suspend')).toEqual(NO);
      expect(acting(standing(colleague, administrator, scope), 'activate')).toEqual(NO);
    }
  });

  it('is not needed for what is one’s own', () => {
    const { officer, colleague } = PEOPLE;
    expect(acting(standing(officer, colleague, 'work'), 'report-progress')).toEqual({
      allowed: true,
      onBehalfOf: null,
    });
  });

  it('neither judges what they owe, nor what the absent one owes', () => {
    const both = person('hai-vai', ['van-phong', 'checker'], ['so-khcn', 'officer']);
    expect(acting(standing(PEOPLE.otherOffice, both, 'work'), 'accept-deliverable')).toEqual(NO);
    expect(acting(standing(PEOPLE.colleague, PEOPLE.checker, 'work'), 'accept-deliverable')).toEqual(NO);
  });

  it('reads what the absent one reads, and does not see more', () => {
    const stranger = person('nguoi-la');
    const parent: Asker = { ...person('bi-thu', ['dang-uy', 'head']), unitsBelow: ['so-khcn'] };
    expect(maySee(stranger, task())).toBe(false);
    for (const absent of [PEOPLE.officer, PEOPLE.checker, parent]) {
      expect(maySee(standing(stranger, absent, 'sign'), task())).toBe(true);
    }
    expect(maySee(standing(stranger, PEOPLE.otherHead, 'work'), task())).toBe(false);
    expect(seesAll(standing(stranger, PEOPLE.checker, 'work'))).toBe(true);
    expect(unitsInSight(standing(stranger, parent, 'sign'))).toEqual(['dang-uy', 'so-khcn']);
    expect(worksAs(standing(stranger, PEOPLE.officer, 'work'))).toEqual(['nguoi-la', 'canbo']);
    expect(worksAs(standing(stranger, PEOPLE.officer, 'sign'))).toEqual(['nguoi-la']);
  });

  it('enters tasks in the place of the office, and says so', () => {
    const { colleague, office, administrator } = PEOPLE;
    expect(creating(standing(colleague, office, 'work'), BODIES)).toEqual(actsAs(office.id));
    expect(creating(standing(colleague, administrator, 'work'), BODIES)).toEqual(NO);
  });
});
