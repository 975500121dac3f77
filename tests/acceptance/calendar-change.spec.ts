import { beforeAll, describe, expect, it } from '@jest/globals';
import { impactView } from '#contracts';
import { withApi } from '../support/api/index.js';
import { active, command } from '../support/api/tasks.js';
import { withDatabase } from '../support/database/index.js';
import { SMALL_CALENDAR } from '../support/database/province.js';

const TASKS = process.env['LONG'] === '1' ? 1000 : 100;
/** Fri 04/12/2026, eight days after the announcement. */
const SWAP = [
  { date: '2026-12-04', kind: 'off', status: 'confirmed', document: '14/TB-BNV', name: 'Nghỉ hoán đổi' },
  { date: '2026-12-12', kind: 'work', status: 'confirmed', document: '14/TB-BNV', name: 'Làm bù' },
];
const SWAPPED = { weeklyRest: SMALL_CALENDAR.weeklyRest, days: [...SMALL_CALENDAR.days, ...SWAP] };
const CAUSE = 'Thông báo số 14/TB-BNV về hoán đổi ngày làm việc';
const as = 'quan-tri';

describe('a swap day that is announced eight days ahead', () => {
  const database = withDatabase('calendar_change');
  const api = withApi(database, '2026-11-26T03:00:00Z');
  const ids: string[] = [];
  let basis: string;

  beforeAll(async () => {
    const office = api.persistence.unitOfWork({ id: 'van-phong-1' });
    for (let i = 0; i < TASKS; i += 1) {
      const [unit, officer] = i % 2 === 0 ? ['so-khcn', 'can-bo'] : ['so-tai-chinh', 'can-bo-2'];
      const { id } = await office.createTask({
        ...{ programme: 'khcn', code: `S.${i}`, kind: 'task', group: null, title: `Việc ${i}` },
        ...{ leadUnits: [unit!], officer: officer! },
        // Ten days after: Fri 04/12, which is a rest day from now on.
        deadlines: [
          { id: 'm1', deliverable: 'x', rule: { kind: 'days-after', from: '2026-11-24', days: 10 } },
        ],
      });
      await office.executeTask(id, { type: 'activate', assignedOn: '2026-11-24' });
      ids.push(id);
    }
  }, 600_000);

  const preview = async () => {
    const answer = await api.ask('POST', '/api/calendar/preview', { as, body: { calendar: SWAPPED } });
    expect(answer).toMatchObject({ status: 200 });
    return impactView.parse(answer.body);
  };
  const save = (given: string) =>
    api.ask('PUT', '/api/calendar', { as, body: { calendar: SWAPPED, cause: CAUSE, basis: given } });

  /** What the relay of the worker does with these rows, one after the other. */
  async function carryOn(most = Number.POSITIVE_INFINITY): Promise<number> {
    for (let n = 0; n < most; n += 1) {
      const rows = await database.ask(
        `SELECT id, key FROM outbox WHERE topic = 'replan' AND done_at IS NULL ORDER BY id LIMIT 1`,
      );
      const [row] = rows as { id: string; key: string }[];
      if (row === undefined) return n;
      await api.persistence.administration.replanning.step(row.key);
      await database.ask(`UPDATE outbox SET done_at = $2 WHERE id = $1`, [row.id, '2026-11-26T03:00:00Z']);
    }
    return most;
  }

  const legalDues = () =>
    database.ask('SELECT legal_due::text, count(*)::int FROM deadline GROUP BY 1 ORDER BY 1');

  it('is shown first: which dates and steps move, from when to when, and how many are told', async () => {
    const shown = await preview();
    expect(shown.counts).toMatchObject({ tasks: TASKS, dates: 2 * TASKS, people: 3 });
    expect(shown.from).toBe('thu-1');
    const { dates, steps } = shown.items[0]!;
    expect(dates[0]).toMatchObject({ what: 'legal-due', from: '2026-12-04', to: '2026-12-07' });
    expect(dates[0]!.told.map((p) => p.id)).toContain('can-bo');
    expect(steps.find((s) => s.rung === 'T-0')).toMatchObject({ from: '2026-12-04', to: '2026-12-07' });
    expect(await legalDues()).toEqual([{ legal_due: '2026-12-04', count: TASKS }]);
    basis = shown.basis;
  });

  it('is refused when it never works in a year to come, which nothing runs into yet', async () => {
    const day = (i: number) => new Date(Date.UTC(2095, 0, 1 + i)).toISOString().slice(0, 10);
    const rest = Array.from({ length: 420 }, (_, i) => ({ date: day(i), kind: 'off', status: 'proposed' }));
    const calendar = { ...SWAPPED, days: [...SWAPPED.days, ...rest] };
    const refused = await api.ask('POST', '/api/calendar/preview', { as, body: { calendar } });
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ path: 'days' }] } });
  });

  it('is not saved on what is no longer so: 409 with the present one', async () => {
    expect(await command(api, 'van-phong-1', ids[0]!, { type: 'suspend', reason: 'x' })).toMatchObject({
      status: 200,
    });
    const refused = await save(basis);
    expect(refused).toMatchObject({ status: 409, body: { current: { from: 'thu-1' } } });
    expect(refused.body.current.basis).not.toBe(basis);
    const { basis: present } = await preview();
    expect(refused.body.current.basis).toBe(present);
    basis = present;
  });

  it('is saved as a version with its entry in the register', async () => {
    expect(await save(basis)).toMatchObject({ status: 200, body: { version: 'lich-2' } });
    expect((await api.ask('GET', '/api/calendar', { as: 'can-bo' })).body.version).toBe('lich-2');
    expect(await database.ask(`SELECT type, actor FROM event WHERE aggregate_id = 'register'`)).toEqual([
      { type: 'calendar-saved', actor: as },
    ]);
    expect(await save(basis)).toMatchObject({ status: 409 });
  });

  it('is carried out after a crash in the middle of it, while commands go on', async () => {
    expect(await carryOn(1)).toBe(1);
    expect(await legalDues()).toHaveLength(2);
    // The worker dies here: the batch that it had begun is done anew by the next one.
    const [{ id: change }] = (await database.ask('SELECT id FROM administrative_change')) as [{ id: string }];
    await database.ask(`UPDATE administrative_change SET reached = '', done = 0`);
    const { replanning } = api.persistence.administration;
    const acknowledged = Promise.all(
      ids
        .slice(1, 9)
        .map((id) => api.persistence.unitOfWork({ id: 'can-bo' }).executeTask(id, { type: 'acknowledge' })),
    );
    await Promise.all([replanning.step(change), replanning.step(change)]);
    await acknowledged;
    await carryOn();
    expect(await legalDues()).toEqual([{ legal_due: '2026-12-07', count: TASKS }]);
    const moved = `SELECT count(*)::int AS n, count(DISTINCT aggregate_id)::int AS tasks FROM event`;
    expect(await database.ask(`${moved} WHERE type = 'date-recomputed'`)).toEqual([
      { n: TASKS, tasks: TASKS },
    ]);
    const [event] = (await database.ask(`SELECT data FROM event WHERE type = 'date-recomputed' LIMIT 1`)) as [
      { data: { cause: string; calendar: string } },
    ];
    expect(event.data).toMatchObject({ cause: CAUSE, calendar: 'lich-2' });
    expect((await api.persistence.reads.task(ids[1]!))!.nextSlot).not.toBe('2026-12-04');
    expect((await api.ask('GET', '/api/calendar/changes', { as })).body.items).toMatchObject([
      { kind: 'calendar', done: TASKS, total: TASKS, told: 3, finishedAt: expect.any(String) },
    ]);
  }, 600_000);

  it('is told in one mail to each person', async () => {
    const letters = (await database.ask(
      `SELECT payload->>'recipient' AS to, payload->'words'->>'subject' AS subject FROM outbox WHERE topic = 'letter' ORDER BY 1`,
    )) as { to: string; subject: string }[];
    expect(letters.map((l) => l.to)).toEqual(['can-bo', 'can-bo-2', 'giam-doc']);
    expect(letters[0]!.subject).toBe(`[Thông báo] ${TASKS / 2} mốc thời gian được tính lại`);
    expect(await api.persistence.check.checkDerived()).toEqual([]);
  });

  it('can be taken back: the old version is saved again as a new one, and all moves back', async () => {
    const { version: _v, ...old } = SMALL_CALENDAR;
    const shown = await api.ask('POST', '/api/calendar/preview', { as, body: { calendar: old } });
    expect(shown.body.counts).toMatchObject({ tasks: TASKS });
    const body = { calendar: old, cause: 'Thu hồi thông báo', basis: shown.body.basis };
    expect(await api.ask('PUT', '/api/calendar', { as, body })).toMatchObject({
      body: { version: 'lich-3' },
    });
    await carryOn();
    expect(await legalDues()).toEqual([{ legal_due: '2026-12-04', count: TASKS }]);
    const compared = await api.ask('GET', '/api/calendar/compare?from=lich-2&to=lich-3', { as });
    expect(compared.body.days.map((d: { before: { date: string } }) => d.before.date)).toEqual([
      '2026-12-04',
      '2026-12-12',
    ]);
    expect((await api.ask('GET', '/api/calendar/versions', { as })).body.total).toBe(3);
  }, 600_000);
});

describe('rules that are changed', () => {
  const database = withDatabase('policy_change');
  const api = withApi(database, '2026-11-26T03:00:00Z');
  let id: string;
  let policy: Record<string, unknown>;

  beforeAll(async () => {
    id = await active(api, '1.1');
    const { version: _v, ...rest } = (await api.ask('GET', '/api/policies', { as })).body.current;
    policy = { ...rest, officerDaysBefore: [10, 5, 0], silencedByAcknowledgement: [10] };
  });

  const rungs = async () => {
    const { body } = await api.ask('GET', `/api/tasks/${id}/reminders`, { as: 'van-phong-1' });
    return (body.items as { rung: string; state: string }[])
      .filter((r) => r.state === 'planned' && r.rung.startsWith('T-'))
      .map((r) => r.rung);
  };

  it('are refused where a step never comes', async () => {
    const body = { policy: { ...policy, escalation: { L1: 4, L2: 2, L3: 6, L4: 8 } } };
    expect(await api.ask('POST', '/api/policies/preview', { as, body })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'policy.escalation.L2' }] },
    });
  });

  it('reach an open task only when they are applied to it', async () => {
    const shown = await api.ask('POST', '/api/policies/preview', { as, body: { policy } });
    expect(shown.body.counts).toMatchObject({ tasks: 1, dates: 0 });
    const body = { policy, cause: 'Nhắc thưa hơn', basis: shown.body.basis };
    const saved = await api.ask('PUT', '/api/policies', { as, body });
    expect(saved).toMatchObject({ status: 200, body: { version: 'quy-tac-2' } });
    await api.persistence.administration.replanning.step(saved.body.change);
    expect(await rungs()).toEqual(['T-14', 'T-7', 'T-3', 'T-1', 'T-0']);
    const kept = await api.ask('GET', '/api/policies/versions/quy-tac-2', { as });
    expect(kept.body).toMatchObject({ version: 'quy-tac-2', current: true, policy });
    expect(await api.ask('GET', '/api/policies/versions/khong-co', { as })).toMatchObject({ status: 404 });
    const choice = { version: 'quy-tac-2', tasks: [id] };
    const { body: apply } = await api.ask('POST', '/api/policies/apply/preview', { as, body: choice });
    const applied = await api.ask('POST', '/api/policies/apply', {
      as,
      body: { ...choice, cause: 'Thử', basis: apply.basis },
    });
    expect(applied).toMatchObject({ status: 200 });
    await api.persistence.administration.replanning.step(applied.body.change);
    expect(await rungs()).toEqual(['T-10', 'T-5', 'T-0']);
    expect((await api.ask('GET', '/api/policies', { as })).body.tasks).toEqual([
      { version: 'quy-tac-2', open: 1 },
    ]);
  });
});

describe('a notice of holidays in a file', () => {
  const database = withDatabase('holiday_import');
  const api = withApi(database, '2026-11-26T03:00:00Z');
  const read = (format: string, content: string) =>
    api.ask('POST', '/api/calendar/import', {
      as,
      body: {
        format,
        content,
        document: '15/TB-BNV',
        issuer: 'Bộ Nội vụ',
        issuedOn: '2026-11-20',
        status: 'confirmed',
      },
    });

  it('is read from iCalendar, its last day included, a repetition refused', async () => {
    const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
    const ics = [
      ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:x'],
      ...event('UID:1', 'DTSTART;VALUE=DATE:20270205', 'DTEND;VALUE=DATE:20270207', 'SUMMARY:Tết Nguyên đán'),
      ...event('UID:2', 'DTSTART;VALUE=DATE:20270213', 'SUMMARY:Làm bù'),
      ...event('UID:3', 'DTSTART;VALUE=DATE:20270101', 'RRULE:FREQ=YEARLY', 'SUMMARY:Tết Dương lịch'),
      'END:VCALENDAR',
    ].join('\r\n');
    const { body } = await read('ics', ics);
    expect(body.days.map((d: { date: string; kind: string }) => [d.date, d.kind])).toEqual([
      ['2027-02-05', 'off'],
      ['2027-02-06', 'off'],
      ['2027-02-13', 'work'],
    ]);
    expect(body.days[0]).toMatchObject({
      document: '15/TB-BNV',
      issuer: 'Bộ Nội vụ',
      issuedOn: '2026-11-20',
    });
    expect(body.problems).toMatchObject([{ path: 'VEVENT 3' }]);
  });

  it('is read from a table with Vietnamese headings, a wrong day named by its line', async () => {
    const csv =
      'Ngày;Đến ngày;Loại;Tên;Tình trạng\n02/09/2027;03/09/2027;nghỉ;Quốc khánh;dự kiến\n31/02/2027;;nghỉ;x;\n';
    const { body } = await read('csv', csv);
    expect(body.days).toMatchObject([
      { date: '2027-09-02', status: 'estimated', name: 'Quốc khánh' },
      { date: '2027-09-03', kind: 'off' },
    ]);
    expect(body.problems).toMatchObject([{ path: 'dòng 3' }]);
    expect(await read('csv', '')).toMatchObject({ status: 400 });
  });
});

describe('next year without a confirmed calendar', () => {
  const database = withDatabase('calendar_watch');
  const api = withApi(database, '2026-11-02T01:00:00Z');

  it('is told to the office and the administrators, once a notice', async () => {
    const { watch } = api.persistence.administration;
    // The small calendar has one confirmed day in 2027: announced.
    expect(await watch.remind('2026-11-02T01:00:00Z')).toEqual({ nextAt: '2027-11-01T01:00:00Z' });
    const estimated = {
      ...SMALL_CALENDAR,
      version: 'thu-9',
      days: [{ ...SMALL_CALENDAR.days[0]!, status: 'estimated' as const }],
    };
    await api.persistence.settings.saveCalendar(estimated, 'quan-tri');
    expect(await watch.remind('2026-11-02T00:59:59Z')).toEqual({ nextAt: '2026-11-02T01:00:00Z' });
    expect(await watch.remind('2026-11-02T01:00:00Z')).toEqual({ nextAt: '2026-12-01T01:00:00Z' });
    const told = `SELECT key FROM outbox WHERE topic = 'letter' ORDER BY 1`;
    expect(await database.ask(told)).toEqual([
      { key: 'calendar-notice/2026-11-02/quan-tri' },
      { key: 'calendar-notice/2026-11-02/van-phong-1' },
    ]);
    expect(await watch.remind('2026-12-09T01:00:00Z')).toEqual({ nextAt: '2026-12-15T01:00:00Z' });
    expect(await database.ask(`${told} DESC LIMIT 1`)).toEqual([
      { key: 'calendar-notice/2026-12-08/van-phong-1' },
    ]);
  });
});
