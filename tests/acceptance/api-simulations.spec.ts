import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ladderPreview, type SimulationLine, type SimulationView, simulationView } from '#contracts';
import { DEFAULT_POLICY, localDate } from '#domain';
import { loadSeeds } from '#seeds';
import { installSeeds } from '#seeds/install';
import { simulateVerb } from '../../apps/cli/verbs/simulate.js';
import { type TestApi, withApi } from '../support/api/index.js';
import { active } from '../support/api/tasks.js';
import { withDatabase } from '../support/database/index.js';
import { SMALL_CALENDAR } from '../support/database/province.js';

const { version: _version, ...POLICY } = DEFAULT_POLICY;
const DEBTOR = 'cấp này chính là bên đang giữ việc';

/** What `dondoc simulate --json` prints. */
async function cli(...options: string[]): Promise<SimulationLine[]> {
  const printed: string[] = [];
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed.push(String(text));
    return true;
  });
  try {
    await simulateVerb().parseAsync([...options, '--json'], { from: 'user' });
  } finally {
    write.mockRestore();
  }
  const lines = printed.join('').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as SimulationLine);
}

async function simulated(api: TestApi, body: object, as = 'quan-tri'): Promise<SimulationView> {
  const answer = await api.ask('POST', '/api/simulations', { as, body });
  expect(answer).toMatchObject({ status: 200 });
  return simulationView.parse(answer.body);
}

/** A line as both write it; a cycle that is not opened yet has no id on the page. */
const ofCli = (line: SimulationLine) =>
  [localDate(line.at), line.kind, line.deadline, line.rung, line.legalDue, line.why].join(' | ');
const ofPage = ({ day, kind, deadline, rung, legalDue, why }: SimulationView['steps']['items'][number]) =>
  [day, kind, deadline, rung, legalDue, why].join(' | ');

describe('the simulator over what is recorded', () => {
  const database = withDatabase('api_simulations');
  const api = withApi(database, '2026-10-01T00:30:00Z');
  const rule = { kind: 'by', date: '2026-12-18' } as const;
  const PROFILE = { leadUnits: ['so-khcn'], officer: 'can-bo' };
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dondoc-simulate-'));
    const profile = { ...PROFILE, deadlines: [{ id: 'm1', deliverable: 'Báo cáo', rule }] };
    await active(api, '1.1', profile);
    await active(api, '1.2', { ...profile, leadUnits: ['so-tai-chinh'], officer: 'can-bo-2' });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const recorded = () =>
    database.ask('SELECT (SELECT count(*) FROM event) AS events, (SELECT count(*) FROM outbox) AS outbox');
  const body = { programme: 'khcn', to: '2027-06-30' };

  it('says what the command line says of the same tasks', async () => {
    const task = (code: string, leadUnit: string, officer: string) => ({
      ...{ code, title: `Nhiệm vụ ${code}`, leadUnit, officer, assignedOn: '2026-10-01' },
      deadlines: [{ id: 'm1', deliverable: 'Báo cáo', rule }],
    });
    const tasks = join(folder, 'tasks.json');
    const calendar = join(folder, 'calendar.json');
    await writeFile(
      tasks,
      JSON.stringify([task('1.1', 'so-khcn', 'can-bo'), task('1.2', 'so-tai-chinh', 'can-bo-2')]),
    );
    await writeFile(calendar, JSON.stringify(SMALL_CALENDAR));
    const horizon = ['--from', '2026-10-01', '--to', '2027-06-30'];
    const lines = await cli('--tasks', tasks, '--calendar', calendar, '--absent', ...horizon);
    const view = await simulated(api, body);
    expect(view.steps.items.map(ofPage)).toEqual(lines.map(ofCli));
    expect(view.subjects.map(({ id, code }) => [id, code])).toEqual([
      ['khcn-1.1', '1.1'],
      ['khcn-1.2', '1.2'],
    ]);
  });

  it('counts one mail a day for each person, and the cases that would open', async () => {
    const { load, cases, steps } = await simulated(api, body);
    const officer = load.people.find(({ person }) => person.id === 'can-bo')!;
    const own = steps.items.filter(({ to }) => to.includes('can-bo'));
    expect(officer.mails).toBe(new Set(own.map(({ day }) => day)).size);
    expect(load.mails).toBe(load.people.reduce((sum, { mails }) => sum + mails, 0));
    expect(load.mails).toBe(load.days.reduce((sum, { mails }) => sum + mails, 0));
    // Both tasks at once: still one mail to the office on the day of the drafts.
    expect(load.days.find(({ day }) => day === '2026-12-28')).toMatchObject({ mails: 1, items: 2 });
    expect(cases.map(({ opensOn, goesUpOn }) => [opensOn, goesUpOn])).toEqual([
      ['2026-12-28', '2026-12-30'],
      ['2026-12-28', '2026-12-30'],
    ]);
    expect((await simulated(api, { ...body, people: 'in-time' })).cases).toEqual([]);
  });

  it('shows what a swapped day would move, and writes nothing', async () => {
    const before = await recorded();
    const day = { date: '2026-12-18', kind: 'off', status: 'confirmed' };
    const calendar = { weeklyRest: SMALL_CALENDAR.weeklyRest, days: [...SMALL_CALENDAR.days, day] };
    const { change, subjects } = await simulated(api, { ...body, calendar });
    expect(change!.dates).toEqual({
      items: [0, 1].map((subject) => ({
        ...{ subject, what: 'working-due', deadline: 'm1', from: '2026-12-18', to: '2026-12-17' },
      })),
      total: 2,
    });
    expect(change).toMatchObject({ more: 0, moved: expect.any(Number) });
    expect(change!.steps).toContainEqual(
      expect.objectContaining({ rung: 'T-0', change: 'moved', was: '2026-12-18', day: '2026-12-17' }),
    );
    expect(subjects[change!.steps[0]!.subject]!.id).toMatch(/^khcn-1\./);
    expect(await recorded()).toEqual(before);
  });

  it('shows what other values would send, of rules that make sense', async () => {
    const policy = { ...POLICY, officerDaysBefore: [10, 0], silencedByAcknowledgement: [10] };
    const { change } = await simulated(api, { ...body, policy });
    // For two tasks: T-10 more; T-30, T-14, T-7, T-3 and T-1 fewer.
    expect(change).toMatchObject({ more: 2, fewer: 10, moved: 0, dates: { total: 0 } });
    const ask = (wrong: object) =>
      api.ask('POST', '/api/simulations', { as: 'quan-tri', body: { ...body, ...wrong } });
    const escalation = { L1: 4, L2: 2, L3: 6, L4: 8 };
    const refused = await ask({ policy: { ...POLICY, escalation } });
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ path: 'policy.escalation.L2' }] } });
    expect(await ask({ from: '2026-09-30' })).toMatchObject({ status: 400 });
    expect(await ask({ to: '2090-01-01' })).toMatchObject({ status: 400 });
    expect(await ask({ programme: 'khong-co' })).toMatchObject({ status: 404 });
    expect(await ask({ tasks: [] })).toMatchObject({ status: 400 });
  });

  it('tries rules on a date, as the command line would with a task of that date', async () => {
    const policy = { ...POLICY, officerDaysBefore: [10, 0], silencedByAcknowledgement: [10] };
    const sample = { due: '2026-12-18', assignedOn: '2026-10-01' };
    const [file, tasks] = [join(folder, 'policy.json'), join(folder, 'one.json')];
    const deadlines = [{ id: 'm1', deliverable: '', rule }];
    const one = { code: 'x', title: '', leadUnit: 'x', officer: 'x', assignedOn: '2026-10-01', deadlines };
    await writeFile(file, JSON.stringify({ version: 'x', ...policy }));
    await writeFile(tasks, JSON.stringify([one]));
    await writeFile(join(folder, 'calendar.json'), JSON.stringify(SMALL_CALENDAR));
    const files = ['--tasks', tasks, '--policy', file, '--calendar', join(folder, 'calendar.json')];
    const lines = await cli(...files, '--absent', '--from', '2026-10-01', '--to', '2027-03-01');
    const ask = (more: object) =>
      api.ask('POST', '/api/policies/preview-ladder', {
        as: 'van-phong-1',
        body: { policy, ...sample, ...more },
      });
    const { steps, workingDue } = ladderPreview.parse((await ask({})).body);
    expect(workingDue).toBe('2026-12-18');
    expect(steps.map(({ day, rung, why }) => [day, rung, why])).toEqual(
      lines.map(({ at, rung, why }) => [localDate(at), rung, why]),
    );
    expect(steps[1]).toMatchObject({ title: 'Nhắc hạn trước 10 ngày', to: ['cán bộ được giao'] });
    const reversed = await ask({ assignedOn: '2026-12-19' });
    expect(reversed).toMatchObject({ status: 400, body: { errors: [{ path: 'assignedOn' }] } });
    const odd = await ask({ policy: { ...policy, headDaysBefore: [] } });
    expect(odd.body.warnings).toContainEqual(expect.objectContaining({ path: 'headDaysBefore' }));
  });
});

describe('the simulator over a whole programme', () => {
  const database = withDatabase('api_simulations_whole');
  const api = withApi(database, '2025-12-31T03:00:00Z', {
    province: async (persistence) => {
      await installSeeds(persistence, loadSeeds(), { demo: false, seededOn: '2025-12-31' });
      const memberships = [{ unit: 'van-phong-tinh-uy', role: 'administrator' as const }];
      const person = { id: 'quan-tri', email: 'quan-tri@demo.example', name: 'Quản trị', memberships };
      await persistence.directory.addUser({ ...person, demo: true });
    },
  });

  it.each([['absent', ['--absent']] as const, ['in-time', []] as const])(
    'opens what the clock will open, as the command line does: %s',
    async (people, flags) => {
      const horizon = { from: '2026-01-01', to: '2031-06-30' };
      const all = await cli(...['--programme', 'khcn', ...flags, '--from', horizon.from, '--to', horizon.to]);
      const lines = all.filter(({ rung }) => rung !== 'CALENDAR').map(ofCli);
      const { steps, load } = await simulated(api, { programme: 'khcn', people, ...horizon });
      expect(steps.items).toHaveLength(steps.total);
      const page = new Set(steps.items.map(ofPage));
      expect(lines.filter((line) => !page.has(line))).toEqual([]);
      // The office is not told that the office is late; both know it, and only the page says it.
      const told = steps.items.filter(({ skipped }) => skipped !== DEBTOR).map(ofPage);
      const known = new Set(lines);
      expect(told.filter((line) => !known.has(line))).toEqual([]);
      expect(lines.length).toBeGreaterThan(300);
      // Nobody has a role yet.
      expect(load).toMatchObject({ mails: 0, unreached: expect.any(Number) });
      expect(load.unreached).toBeGreaterThan(100);
    },
  );

  it('lets the API go on answering, and one person run one at a time', async () => {
    const run = (to: string) => api.ask('POST', '/api/simulations', { as: 'quan-tri', body: { to } });
    let finished = false;
    const both = Promise.all([run('2031-06-30'), run('2031-06-30')]).finally(() => {
      finished = true;
    });
    let answered = 0;
    for (; !finished; answered += 1) {
      expect(await api.ask('GET', '/health/live')).toMatchObject({ status: 200 });
    }
    expect((await both).map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answered).toBeGreaterThan(10);
    expect(await run('2026-03-31')).toMatchObject({ status: 200 });
  });
});
