import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { amendmentCommand, caseCommand, cycleCommand, supervisionCommand, taskCommand } from '#contracts';
import { withApi } from '../support/api/index.js';
import { active, command } from '../support/api/tasks.js';
import { withDatabase } from '../support/database/index.js';
import { CAST, DEADLINE, ROLES_IN_CAST, type Stage, setStage, submit, TARGETS, UNIT_OF } from './cast.js';
import { CASE_COMMANDS, COMMANDS, CYCLE_COMMANDS } from './expected/commands.js';
import { AMENDMENT_COMMANDS, SUPERVISION_COMMANDS } from './expected/unit-commands.js';
import { rolesOf } from './expected/words.js';
import { inSample, say } from './sample.js';

describe('the matrix of commands, people and whose task it is', () => {
  const database = withDatabase('commands');
  const api = withApi(database, '2026-12-11T02:00:00Z');
  let stage: Stage;
  let size = 0;

  beforeAll(async () => {
    stage = await setStage(api);
  }, 60_000);

  afterAll(() => say(`commands: ${size} cells of command × person × whose asked`));

  it('has a hand-written line for every command, and none for another', () => {
    const types = (schema: { options: readonly { shape: { type: { value: string } } }[] }) =>
      schema.options.map((option) => option.shape.type.value).sort();
    expect(Object.keys(COMMANDS).sort()).toEqual(types(taskCommand));
    expect(Object.keys(CASE_COMMANDS).sort()).toEqual(types(caseCommand));
    expect(Object.keys(CYCLE_COMMANDS).sort()).toEqual(types(cycleCommand));
    expect(Object.keys(SUPERVISION_COMMANDS).sort()).toEqual(types(supervisionCommand));
    expect(Object.keys(AMENDMENT_COMMANDS).sort()).toEqual(types(amendmentCommand));
  });

  /** A version that nobody can have seen: whoever has the right is told so, whoever has not is refused before. */
  const ask = (path: string, as: string, body: object) =>
    api.ask('POST', path, { as, body, headers: { 'If-Match': '"999999999"' } });

  async function row(
    name: string,
    { body, ...lines }: (typeof COMMANDS)[string],
    at: (target: (typeof TARGETS)[number]) => string,
  ): Promise<string[]> {
    const wrong: string[] = [];
    for (const target of TARGETS) {
      const allowed = rolesOf(lines[target]);
      for (const role of ROLES_IN_CAST) {
        if (!inSample(name, target, role)) continue;
        size += 1;
        const of = 'unit' in body && body.unit === '' ? { unit: UNIT_OF[target] } : {};
        const { status } = await ask(at(target), CAST[role], { type: name, ...body, ...of });
        // What the present state does not allow at all is said before a version that nobody has seen.
        const wanted = allowed.has(role) ? [412, 409] : [403];
        if (!wanted.includes(status)) wrong.push(`${role} ${target}: ${status} instead of ${wanted[0]}`);
      }
    }
    return wrong;
  }

  it.each(Object.entries(COMMANDS))('%s', async (name, line) => {
    expect(await row(name, line, (target) => `/api/tasks/${stage.task[target]}/commands`)).toEqual([]);
  });

  it.each(Object.entries(CASE_COMMANDS))('%s of a case', async (name, line) => {
    expect(await row(name, line, (target) => `/api/cases/${stage.case[target]}/commands`)).toEqual([]);
  });

  it.each(Object.entries(CYCLE_COMMANDS))('%s of a cycle', async (name, line) => {
    expect(await row(name, line, (target) => `/api/cycles/${stage.cycle[target]}/commands`)).toEqual([]);
  });

  it.each(Object.entries(AMENDMENT_COMMANDS))('%s of a request', async (name, line) => {
    expect(await row(name, line, (target) => `/api/amendments/${stage.amendment[target]}/commands`)).toEqual(
      [],
    );
  });

  it.each(Object.entries(SUPERVISION_COMMANDS))('%s of a recommendation', async (name, line) => {
    expect(
      await row(name, line, (target) => `/api/supervision/${stage.recommendation[target]}/commands`),
    ).toEqual([]);
  });

  it('is what each person is offered, no more and no less', async () => {
    const offered: Record<string, string[]> = {};
    for (const role of ROLES_IN_CAST) {
      const { status, body } = await api.ask('GET', `/api/tasks/${stage.task.own}`, { as: CAST[role] });
      if (status === 200) offered[role] = body.allowedCommands;
    }
    for (const [role, commands] of Object.entries(offered)) {
      for (const name of commands) {
        expect({ role, name, may: rolesOf(COMMANDS[name]!.own).has(role as never) }).toEqual({
          role,
          name,
          may: true,
        });
      }
    }
    expect(offered['auditor']).toEqual([]);
    expect(offered['member']).toEqual([]);
  });

  describe('of what several are asked or own, each does their own', () => {
    const give = { type: 'give-input', note: 'Thống nhất' };
    const resolve = { type: 'resolve-difficulty', note: 'Đã rõ' };
    let id: string;

    beforeAll(async () => {
      id = await active(api, '3.1', { leadUnits: ['so-khcn'], officer: 'can-bo', deadlines: [DEADLINE] });
      for (const unit of ['so-tai-chinh', 'dang-uy-ubnd']) {
        await command(api, 'can-bo', id, {
          ...{ type: 'request-input', unit, question: 'Kinh phí?', due: '2027-01-29' },
        });
        await command(api, 'can-bo', id, { type: 'report-difficulty', note: 'Vướng' });
      }
      for (const [i, owner] of ['can-bo-2', 'uy-vien'].entries()) {
        await command(api, 'van-phong-1', id, {
          ...{ type: 'assign-difficulty', difficultyNo: i + 1, owner, due: '2027-01-29' },
        });
      }
    });

    it.each([
      ['the first unit gives the first input', give, 1, 'other-head'],
      ['the second unit gives the second input', give, 2, 'parent-head'],
      ['the first owner resolves the first difficulty', resolve, 1, 'other-officer offices'],
      ['the second owner resolves the second difficulty', resolve, 2, 'member offices'],
    ])('%s', async (_what, body, no, line) => {
      const named = { ...body, ...(body === give ? { inputNo: no } : { difficultyNo: no }) };
      const through = [];
      for (const role of ROLES_IN_CAST) {
        const { status } = await ask(`/api/tasks/${id}/commands`, CAST[role], named);
        if (status !== 403) through.push(role);
      }
      expect(through.sort()).toEqual([...rolesOf(line)].sort());
    });

    it('and is shown which', async () => {
      const shown = async (as: string) => {
        const { body } = await api.ask('GET', `/api/tasks/${id}`, { as });
        return [
          body.inputs.map(({ mayGive }: { mayGive: boolean }) => mayGive),
          body.difficulties.map(({ mayResolve }: { mayResolve: boolean }) => mayResolve),
        ];
      };
      expect(await shown('giam-doc-2')).toEqual([
        [true, false],
        [false, false],
      ]);
      expect(await shown('uy-vien')).toEqual([
        [false, false],
        [false, true],
      ]);
      expect(await shown('van-phong-1')).toEqual([
        [false, false],
        [true, true],
      ]);
    });
  });

  describe('separation of duties', () => {
    const submitted = async (code: string, profile: object, by: string): Promise<string> => {
      const id = await active(api, code, { deadlines: [DEADLINE], ...profile });
      await submit(api, by, id);
      return id;
    };
    const accept = (as: string, id: string) =>
      command(api, as, id, { type: 'accept-deliverable', deadlineId: 'm1' });
    const seq = async (id: string) =>
      (await database.ask<{ seq: number }>('SELECT seq FROM aggregate WHERE id = $1', [id]))[0]!.seq;

    it('whoever submitted does not accept, even with the role that checks', async () => {
      const id = await submitted('2.1', { leadUnits: ['so-khcn'], officer: 'kiem-tra' }, 'kiem-tra');
      const before = await seq(id);
      expect(await accept('kiem-tra', id)).toMatchObject({ status: 403 });
      expect(await seq(id)).toBe(before);
      expect(await accept('van-phong-1', id)).toMatchObject({ status: 200 });
    });

    it('the chair who submitted for a unit does not accept either', async () => {
      const id = await submitted('2.2', { leadUnits: ['so-khcn'], officer: 'truong-ban' }, 'truong-ban');
      expect(await accept('truong-ban', id)).toMatchObject({ status: 403 });
    });

    it('whoever belongs to the unit that owes it does not accept, with whatever other role', async () => {
      await api.persistence.directory.addUser({
        id: 'hai-vai',
        email: 'hai-vai@demo.example',
        name: 'hai-vai',
        memberships: [
          { unit: 'so-khcn', role: 'officer' },
          { unit: 'van-phong', role: 'checker' },
        ],
      });
      const id = await submitted('2.3', { leadUnits: ['so-khcn'], officer: 'can-bo' }, 'can-bo');
      expect(await accept('hai-vai', id)).toMatchObject({ status: 403 });
      expect(await accept('kiem-tra', id)).toMatchObject({ status: 200 });
    });

    it('a withdrawn and repeated submission does not make the first submitter a checker', async () => {
      const id = await submitted('2.4', { leadUnits: ['so-khcn'], officer: 'kiem-tra' }, 'kiem-tra');
      expect(
        await command(api, 'kiem-tra', id, { type: 'withdraw-submission', deadlineId: 'm1' }),
      ).toMatchObject({ status: 200 });
      await submit(api, 'kiem-tra', id);
      expect(await accept('kiem-tra', id)).toMatchObject({ status: 403 });
    });

    it('the task’s own officer does not accept what the head handed in for them', async () => {
      const id = await submitted('2.5', { leadUnits: ['so-khcn'], officer: 'kiem-tra' }, 'giam-doc');
      expect(await accept('kiem-tra', id)).toMatchObject({ status: 403 });
    });
  });
});
