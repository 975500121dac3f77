import { describe, expect, it } from '@jest/globals';
import type { AuthorityTable, TaskCommand } from '#contracts';
import { commandsOf } from './allowed.js';
import { ActingTask, DECISION, refusal } from './fixtures/acting.js';

const ask = {
  type: 'request-extension',
  deadlineId: 'm1',
  newDue: '2027-01-15',
  reason: 'chờ số liệu',
} as const;
const sign = { type: 'sign-extension', deadlineId: 'm1', documentNumber: '45/SKHCN' } as const;
const grant = { type: 'decide-extension', deadlineId: 'm1', decision: 'grant' } as const;
const refuse = { ...grant, decision: 'refuse', reason: 'đã đủ thời gian' } as const;

const BEFORE = '2026-12-10T02:00:00Z';
const LAST_DAY = '2026-12-18T16:00:00Z';
const AFTER = '2026-12-18T17:30:00Z';

function signed(authority: AuthorityTable | null = null): ActingTask {
  const task = ActingTask.dueBy('2026-12-18', authority);
  task.act(BEFORE, ask, 'can-bo');
  task.act(BEFORE, sign, 'giam-doc');
  return task;
}

describe('more time', () => {
  it('is asked for by the officer, signed by the head, granted: the first date stays, the ladder is a new one', () => {
    const task = signed();
    expect(task.deadline.extension).toMatchObject({
      no: 1,
      newDue: '2027-01-15',
      by: 'can-bo',
      signedBy: 'giam-doc',
    });
    task.act(BEFORE, grant, 'van-phong');
    expect(task.deadline).toMatchObject({
      originalLegalDue: '2026-12-18',
      legalDue: '2027-01-15',
      workingDue: '2027-01-15',
      ladderNo: 2,
      extension: null,
      extensions: { granted: 1, refused: 0 },
      dates: [{ kind: 'extension', from: '2026-12-18', to: '2027-01-15', on: '2026-12-10' }],
    });
    expect(task.deadline.explanation[0]).toBe('Gia hạn từ 18/12/2026 đến 15/01/2027, ngày 10/12/2026.');
    // Acknowledged long ago: the early ones stay silent, also on the new ladder.
    expect(task.coming().filter((r) => r.startsWith('T-'))).toEqual([
      'T-7 2027-01-08',
      'T-3 2027-01-12',
      'T-1 2027-01-14',
      'T-0 2027-01-15',
    ]);
    expect(task.coming().filter((r) => r.startsWith('L1'))).toEqual(['L1 2027-01-19']);
  });

  it('is offered for a date that no request waits on', () => {
    const task = ActingTask.dueBy('2026-12-18');
    expect(commandsOf(task.state, '2026-12-10')).toContain('request-extension');
    task.act(BEFORE, ask, 'can-bo');
    expect(commandsOf(task.state, '2026-12-10')).not.toContain('request-extension');
    task.act(BEFORE, { type: 'withdraw-extension', deadlineId: 'm1' }, 'can-bo');
    expect(commandsOf(task.state, '2026-12-10')).toContain('request-extension');
    expect(commandsOf(task.state, '2026-12-18')).toContain('request-extension');
    expect(commandsOf(task.state, '2026-12-19')).not.toContain('request-extension');
  });

  it('may be asked and signed until the date has ended, not after it: then a case is the way', () => {
    const task = ActingTask.dueBy('2026-12-18');
    const late = refusal(() => task.act(AFTER, ask));
    expect(late).toBe('Đã quá hạn: thời hạn mới chỉ có thể qua hồ sơ trình Ban Chỉ đạo.');
    task.act(LAST_DAY, ask);
    expect(refusal(() => task.act(AFTER, sign))).toBe(late);
    task.act(LAST_DAY, sign);
    // Signed in time; the decision may come later.
    task.act('2026-12-21T02:00:00Z', grant);
    expect(task.deadline.legalDue).toBe('2027-01-15');
  });

  it('is not decided before it is signed, nor signed twice, nor asked for twice', () => {
    const task = ActingTask.dueBy('2026-12-18');
    expect(refusal(() => task.act(BEFORE, grant))).toBe('Mốc không có đề nghị gia hạn.');
    task.act(BEFORE, ask);
    expect(refusal(() => task.act(BEFORE, grant))).toBe('Đề nghị gia hạn chưa được người đứng đầu ký.');
    expect(refusal(() => task.act(BEFORE, ask))).toBe('Mốc đang có đề nghị gia hạn chưa được quyết định.');
    task.act(BEFORE, sign);
    expect(refusal(() => task.act(BEFORE, sign))).toBe('Đề nghị gia hạn đã được ký.');
  });

  it('refused is counted apart, keeps the date and its ladder, and needs a reason', () => {
    const task = signed();
    const silent = { ...grant, decision: 'refuse' } as const;
    expect(refusal(() => task.act(BEFORE, silent))).toContain('reason: cần nêu lý do không gia hạn');
    task.act(BEFORE, refuse);
    expect(task.deadline).toMatchObject({ legalDue: '2026-12-18', ladderNo: 1, extension: null });
    task.act(BEFORE, ask);
    expect(task.deadline.extension).toMatchObject({ no: 2, signedOn: null });
    task.act(BEFORE, sign);
    task.act(BEFORE, grant);
    expect(task.deadline.extensions).toEqual({ granted: 1, refused: 1 });
  });

  it('is for a date after the present one that has not passed', () => {
    const task = ActingTask.dueBy('2026-12-18');
    expect(refusal(() => task.act(BEFORE, { ...ask, newDue: '2026-12-18' }))).toContain(
      'newDue: phải sau hạn 18/12/2026',
    );
    task.act(BEFORE, { ...ask, newDue: '2026-12-21' });
    task.act(BEFORE, sign);
    expect(refusal(() => task.act('2026-12-23T02:00:00Z', grant))).toContain('newDue: ngày này đã qua');
    task.act('2026-12-23T02:00:00Z', { ...grant, newDue: '2026-12-31' });
    expect(task.deadline.legalDue).toBe('2026-12-31');
  });

  it('withdrawn leaves nothing behind, also no notice', () => {
    const task = signed();
    expect(task.notices()).toEqual(['assigned', 'extension-signed']);
    task.act(BEFORE, { type: 'withdraw-extension', deadlineId: 'm1' });
    expect(task.deadline.extension).toBeNull();
    expect(task.notices()).toEqual(['assigned']);
    expect(task.coming(/^extension$/)).toEqual([]);
  });

  it('undecided five working days after the signature is brought to the office once', () => {
    const task = ActingTask.dueBy('2026-12-18');
    task.act(BEFORE, ask);
    expect(task.coming(/^extension$/)).toEqual([]);
    expect(task.notices()).toContain('extension-drafted');
    task.act(BEFORE, sign);
    expect(task.coming(/^extension$/)).toEqual(['G+5 2026-12-17']);
    expect(task.toldTo('G+5')).toEqual(['office', 'head']);
    task.act('2026-12-17T03:00:00Z', refuse);
    expect(task.coming(/^extension$/)).toEqual([]);
  });

  it('waits for nobody once the work is accepted', () => {
    const task = signed();
    task.act(BEFORE, { type: 'submit-deliverable', deadlineId: 'm1' }, 'can-bo');
    expect(commandsOf(task.state, '2026-12-10')).toContain('decide-extension');
    task.act(BEFORE, { type: 'accept-deliverable', deadlineId: 'm1' }, 'kiem-tra');
    expect(task.coming(/^extension$/)).toEqual([]);
    expect(commandsOf(task.state, '2026-12-10')).not.toContain('decide-extension');
  });
});

describe('who moves a date', () => {
  const table: AuthorityTable = {
    issuers: [
      { unit: 'van-phong', level: 'office' },
      { unit: 'ban-chi-dao', level: 'committee' },
    ],
    delegations: [],
    conclude: ['chair'],
  };
  const decision = { title: 'Thông báo', number: '77-TB/TU', date: '2026-12-09', issuer: null, line: null };

  it('is whoever set it; the office records what was decided above, by number and date', () => {
    const task = signed(table);
    const refused = refusal(() => task.act(BEFORE, grant, 'van-phong', 'office'));
    expect(refused).toContain('Cơ quan Thường trực chỉ được kiến nghị: cấp nào giao, cấp đó điều chỉnh.');
    expect(refusal(() => task.act(BEFORE, grant, 'van-phong', null))).toBe(refused);
    expect(refusal(() => task.act(BEFORE, { ...grant, basis: decision }, 'van-phong', 'office'))).toContain(
      'basis.issuerUnit: cần chọn cơ quan ban hành',
    );
    const above = { ...grant, basis: { ...decision, issuerUnit: 'btv' } };
    const [event] = task.act(BEFORE, above, 'van-phong', 'office');
    expect(event).toMatchObject({ type: 'extension-granted', data: { level: 'above' } });
    expect(task.deadline.basis).toMatchObject({ number: '77-TB/TU' });
  });

  it('is never a body below the one that set it, whatever document it names', () => {
    const task = signed(table);
    const own = { ...decision, issuerUnit: 'van-phong' };
    expect(refusal(() => task.act(BEFORE, { ...grant, basis: own }, 'van-phong', 'office'))).toContain(
      'basis.issuerUnit: cơ quan này không có thẩm quyền thay văn bản giao',
    );
    const replaced = {
      type: 'replace-basis',
      deadlineId: 'm1',
      rule: { kind: 'by', date: '2027-02-01' },
    } as const;
    const act = { ...replaced, reason: 'x', basis: own };
    expect(refusal(() => task.act(BEFORE, act, 'van-phong', 'office'))).toContain('basis.issuerUnit');
    expect(refusal(() => task.act(BEFORE, { ...act, basis: decision }, 'van-phong', 'office'))).toContain(
      'basis.issuerUnit: cần chọn cơ quan ban hành',
    );
    task.act(BEFORE, { ...act, basis: { ...own, issuerUnit: 'btv' } }, 'van-phong', 'office');
    expect(task.deadline.legalDue).toBe('2027-02-01');
  });
});

describe('an answer from above', () => {
  const table: AuthorityTable = {
    issuers: [{ unit: 'ban-chi-dao', level: 'committee' }],
    delegations: [],
    conclude: ['chair'],
  };

  it('is that of a known body which may move the date', () => {
    const answered = (issuerUnit?: string) => () =>
      ActingTask.dueBy('2026-12-25', table).reach(BEFORE, {
        ...{ type: 'apply-answer', caseId: 'c', deadlineId: 'm1', agreed: { newDue: '2027-02-01' } },
        checkDue: '2027-01-04',
        basis: { ...DECISION, issuerUnit: issuerUnit ?? null },
      });
    expect(refusal(answered())).toContain('basis.issuerUnit: cần chọn cơ quan ban hành');
    expect(refusal(answered('ban-chi-dao'))).toContain('basis.issuerUnit: cơ quan này không có thẩm quyền');
    expect(answered('btv')()).toMatchObject([{ type: 'conclusion-applied' }]);
  });
});

describe('a document of tomorrow', () => {
  const tomorrow = { ...DECISION, date: '2026-12-11' };
  const of = (task: ActingTask) => (command: TaskCommand) => refusal(() => task.act(BEFORE, command));

  it('suspends, stops and moves nothing', () => {
    const on = of(ActingTask.dueBy('2026-12-25'));
    const said = 'basis.date: ngày văn bản không thể sau hôm nay';
    expect(on({ type: 'suspend', reason: 'x', basis: tomorrow })).toContain(said);
    expect(on({ type: 'stop', reason: 'x', basis: tomorrow })).toContain(said);
    expect(of(signed())({ ...grant, basis: tomorrow })).toContain(said);
    expect(on({ type: 'suspend', reason: 'x', basis: { ...tomorrow, date: '2026-12-10' } })).toBe(
      'not refused',
    );
  });
});

describe('a correction and a replacement', () => {
  const rule = { kind: 'before', date: '2026-12-20' } as const;
  const correct = {
    type: 'correct-date',
    deadlineId: 'm1',
    rule,
    reason: 'đọc nhầm',
    basis: DECISION,
  } as const;
  const other = { ...DECISION, number: '99-QĐ/TU', date: '2026-11-30' };
  const replace = { ...correct, type: 'replace-basis', basis: other } as const;

  it('are told apart by event, by history, by what they say', () => {
    const task = ActingTask.dueBy('2026-12-25');
    expect(task.act(BEFORE, correct)).toMatchObject([{ type: 'date-corrected' }]);
    expect(task.deadline.explanation[0]).toBe(
      'Đính chính hạn theo Quyết định số 12-QĐ/TU: ngày đã nhập không đúng văn bản.',
    );
    expect(task.act(BEFORE, replace)).toMatchObject([{ type: 'basis-replaced' }]);
    expect(task.deadline.explanation[0]).toBe('Quyết định số 99-QĐ/TU ngày 30/11/2026 thay hạn trước.');
    expect(task.deadline.dates?.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['correction', '2026-12-25', '2026-12-19'],
      ['replacement', '2026-12-19', '2026-12-19'],
    ]);
    expect(task.deadline).toMatchObject({
      originalLegalDue: '2026-12-25',
      rule,
      basis: { number: '99-QĐ/TU' },
    });
    expect(task.notices().filter((kind) => kind === 'date-moved')).toHaveLength(2);
  });

  it('a correction reads the same document', () => {
    const task = ActingTask.dueBy('2026-12-25');
    expect(refusal(() => task.act(BEFORE, { ...correct, basis: other }))).toContain(
      'basis.number: đính chính phải theo chính văn bản giao số 12-QĐ/TU',
    );
  });

  it('need the number and the date of the document', () => {
    const task = ActingTask.dueBy('2026-12-25');
    expect(refusal(() => task.act(BEFORE, { ...replace, basis: { ...other, number: null } }))).toContain(
      'basis: cần số',
    );
    expect(
      refusal(() => task.act(BEFORE, { ...replace, basis: { ...other, date: '2026-12-11' } })),
    ).toContain('basis.date: ngày văn bản không thể sau hôm nay');
    expect(refusal(() => task.act(BEFORE, { ...replace, rule: { kind: 'continuous' } }))).toContain(
      'rule: cần một quy tắc',
    );
  });

  it('also move a date that has passed: the overdue rungs of the old one are over', () => {
    const task = ActingTask.dueBy('2026-12-04');
    expect(task.coming().some((r) => r.startsWith('T+'))).toBe(true);
    task.act(BEFORE, { ...replace, rule: { kind: 'by', date: '2027-01-29' } });
    expect(task.coming().filter((r) => r.startsWith('T+1 '))).toEqual(['T+1 2027-02-01']);
    expect(task.deadline).toMatchObject({ originalLegalDue: '2026-12-04', case: null });
  });

  it('give a continuous duty a date, and open what lay behind when the new date is ahead', () => {
    const task = new ActingTask(null, '2026-12-01');
    task.act(BEFORE, {
      type: 'complete-profile',
      leadUnits: ['so-khcn'],
      officer: 'can-bo',
      basis: DECISION,
      deadlines: [
        { id: 'm1', deliverable: 'Báo cáo', rule: { kind: 'continuous' } },
        { id: 'm2', deliverable: 'Đề án', rule: { kind: 'by', date: '2026-11-20' } },
      ],
    });
    task.act(BEFORE, { type: 'activate', assignedOn: '2026-10-01' });
    expect(task.state.deadlines.map((d) => d.status)).toEqual(['continuous', 'backlog']);
    task.act(BEFORE, replace);
    task.act(BEFORE, { ...replace, deadlineId: 'm2', rule: { kind: 'by', date: '2026-11-30' } });
    expect(task.state.deadlines.map((d) => d.status)).toEqual(['open', 'backlog']);
    task.act(BEFORE, { ...replace, deadlineId: 'm2' });
    expect(task.state.deadlines.map((d) => d.status)).toEqual(['open', 'open']);
    expect(task.state.deadlines[1]!.originalLegalDue).toBe('2026-11-20');
  });
});
