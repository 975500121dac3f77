import { beforeAll, describe, expect, it } from '@jest/globals';
import { maySee, type TaskState } from '#domain';
import { activePerson } from '#identity';
import { type Persistence, taskStates } from '#persistence';
import { sightOf } from '../../apps/api/tasks/task-access.js';
import { StandingClock, withDatabase } from '../support/database/index.js';
import { smallProvince } from '../support/database/province.js';

const TODAY = '2026-11-23';
const TASKS = 48;
const UNITS = ['so-khcn', 'so-tai-chinh', 'van-phong', 'dang-uy-ubnd', 'so-y-te', 'so-xay-dung'] as const;
const PEOPLE = ['can-bo', 'can-bo-2', 'giam-doc', 'bi-thu', 'y-te', 'xay-dung', 'ngoai-cuoc'] as const;
const SEED = Number(process.env['SEED'] ?? 20261123);

/** What a list holds and what may be read are the same tasks, whoever asks and whatever ties them to a task. */
describe(`lists over ${TASKS} tasks at random (SEED=${SEED})`, () => {
  const db = withDatabase('list_visibility');
  let persistence: Persistence;
  let states: TaskState[];

  beforeAll(async () => {
    persistence = await db.persistence(new StandingClock(`${TODAY}T02:00:00.000Z`));
    await smallProvince(persistence);
    const { directory } = persistence;
    await db.ask(
      `INSERT INTO unit (code, name, parent, kind, aliases) VALUES ('so-y-te', 'Sở Y tế', 'dang-uy-ubnd', 'department', '{}'),
       ('so-xay-dung', 'Sở Xây dựng', 'dang-uy-ubnd', 'department', '{}')`,
    );
    const add = (id: string, ...memberships: { unit: string; role: 'head' | 'officer' }[]) =>
      directory.addUser({ id, email: `${id}@demo.example`, name: id, memberships, demo: true });
    await add('y-te', { unit: 'so-y-te', role: 'head' });
    await add('xay-dung', { unit: 'so-xay-dung', role: 'head' });
    await add('ngoai-cuoc');
    await persistence.standIns.name(
      { person: 'y-te', by: 'ngoai-cuoc', scope: 'work', since: TODAY, until: TODAY, document: null },
      { id: 'y-te' },
    );
    for (let i = 0; i < TASKS; i += 1) await enter(i, dice(SEED + i));
    const ids = Array.from({ length: TASKS }, (_, i) => `khcn-${i + 1}`);
    states = [...(await taskStates(persistence.dataSource, ids)).values()];
  }, 120_000);

  /** A task that one unit leads; others coordinate, are asked, have answered or were let off; difficulties have owners. */
  async function enter(i: number, roll: (sides: number) => number): Promise<void> {
    const unit = () => UNITS[roll(UNITS.length)]!;
    const person = () => PEOPLE[roll(PEOPLE.length)]!;
    const lead = unit();
    const work = persistence.unitOfWork({ id: 'van-phong-1' });
    const coordinatingUnits = roll(4) === 0 ? [unit()].filter((one) => one !== lead) : [];
    const { id } = await work.createTask({
      ...{ programme: 'khcn', code: `${i + 1}`, kind: 'obligation', group: null, title: `Việc ${i + 1}` },
      ...{ leadUnits: [lead], coordinatingUnits, officer: roll(3) === 0 ? person() : null },
      ...{ watcher: roll(6) === 0 ? person() : null },
      deadlines: [{ deliverable: 'Báo cáo', rule: { kind: 'by', date: '2027-03-31' } }],
    });
    await work.executeTask(id, { type: 'activate' });
    for (let no = 1; roll(2) === 0 && no <= 3; no += 1) {
      const asked = UNITS.filter((one) => one !== lead)[roll(UNITS.length - 1)]!;
      const inputNo = (await persistence.reads.task(id))!.state.inputs.length + 1;
      await work.executeTask(id, { type: 'request-input', unit: asked, question: '?', due: '2026-12-14' });
      if (roll(3) > 0) await work.executeTask(id, { type: 'give-input', inputNo, note: 'x' });
      else break;
    }
    for (let no = 1; roll(3) === 0 && no <= 2; no += 1) {
      await work.executeTask(id, { type: 'report-difficulty', note: 'x' });
      const given = { type: 'assign-difficulty', difficultyNo: no, due: '2026-12-14' } as const;
      await work.executeTask(id, { ...given, owner: person() });
      if (roll(2) === 0)
        await work.executeTask(id, { type: 'resolve-difficulty', difficultyNo: no, note: 'x' });
    }
  }

  it.each([...PEOPLE, 'kiem-tra', 'dau-moi'])('%s finds exactly what they may read', async (id) => {
    const asker = (await activePerson(persistence.directory, id))!;
    const { items } = await persistence.reads.tasks(sightOf(asker), { page: 1, pageSize: 200, sort: 'code' });
    const readable = states.filter((task) => maySee(asker, task)).map((task) => task.id);
    expect(items.map((task) => task.id).sort()).toEqual(readable.sort());
  });

  it('has everybody who is tied by input or a difficulty alone', () => {
    const tied = states.flatMap(({ inputs, difficulties }) => [
      ...inputs.map(({ status }) => `input ${status}`),
      ...difficulties.map(({ status }) => `difficulty ${status}`),
    ]);
    for (const how of ['input open', 'input given', 'difficulty owned', 'difficulty resolved']) {
      expect(tied).toContain(how);
    }
  });

  it('is found again from the record', async () => {
    expect(await persistence.check.checkDerived()).toEqual([]);
  });
});

/** Whole numbers below `sides`, the same for the same seed. */
function dice(seed: number): (sides: number) => number {
  let state = seed >>> 0;
  return (sides) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return Math.floor((((state ^ (state >>> 13)) >>> 0) / 2 ** 32) * sides);
  };
}
