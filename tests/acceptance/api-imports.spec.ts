import { describe, expect, it } from '@jest/globals';
import { importView } from '#contracts';
import { withApi } from '../support/api/index.js';
import { withDatabase } from '../support/database/index.js';

const HEAD = 'Địa chỉ thư;Mã cán bộ;Họ và tên;Chức danh;Đơn vị;Vai trò;Tình trạng';
const STREAM = { 'Content-Type': 'application/octet-stream' };

describe('accounts from a spreadsheet', () => {
  const database = withDatabase('api_imports');
  const api = withApi(database, '2026-11-22T02:00:00Z');
  const send = (body: string, basis?: string, kind = 'people') =>
    api.ask('POST', `/api/imports/${kind}${basis === undefined ? '' : `?basis=${basis}`}`, {
      ...{ as: 'quan-tri', headers: STREAM, body },
    });
  const table = (...rows: string[]) => [HEAD, ...rows].join('\n');
  const imported = () =>
    database.ask(`SELECT actor, data FROM event WHERE type LIKE '%-imported' ORDER BY seq`);
  const state = async () =>
    JSON.stringify(
      await database.ask(
        'SELECT p.*, m.* FROM person p LEFT JOIN membership m ON m.person_id = p.id ORDER BY 1, 10, 11',
      ),
    );

  it('are looked at row by row, saved once looked at, and stand in the register', async () => {
    const body = table(
      'moi@demo.example;CB-7;Trần Thị Mới;Trưởng phòng;Sở Tài chính;Người đứng đầu;',
      'moi@demo.example;;;;so-khcn;Cán bộ;',
      'can-bo@demo.example;;;Chuyên viên chính;so-khcn;Cán bộ;',
      'giam-doc@demo.example;;;;so-khcn;Người đứng đầu;',
    );
    const before = await state();
    const looked = importView.parse((await send(body)).body);
    expect(looked).toMatchObject({
      saved: false,
      counts: { new: 2, changed: 1, same: 1, wrong: 0 },
      faults: [],
    });
    expect(await state()).toBe(before);
    const saved = await send(body, looked.basis);
    expect(saved).toMatchObject({ status: 200, body: { saved: true } });
    const directory = await api.persistence.directory.current();
    const person = directory.personWithCode('CB-7')!;
    expect(person).toMatchObject({ email: 'moi@demo.example', name: 'Trần Thị Mới', active: true });
    expect(person.memberships).toHaveLength(2);
    expect(directory.person('can-bo')).toMatchObject({ title: 'Chuyên viên chính' });
    expect(await imported()).toMatchObject([
      {
        actor: 'quan-tri',
        data: {
          people: [
            { person: person.id, active: true, roles: ['so-tai-chinh/head', 'so-khcn/officer'] },
            { person: 'can-bo', roles: ['so-khcn/officer'] },
          ],
        },
      },
    ]);
    // What was looked at is over; looked at again, nothing is left to do.
    expect(await send(body, looked.basis)).toMatchObject({ status: 412 });
    const again = importView.parse((await send(body)).body);
    expect(again.counts).toEqual({ new: 0, changed: 0, same: 4, wrong: 0 });
    expect((await send(body, again.basis)).body).toMatchObject({ saved: false });
    expect(await imported()).toHaveLength(1);
  });

  it('are all saved or none', async () => {
    const body = table(
      'mot@demo.example;;Một;;so-khcn;Cán bộ;',
      'hai@demo.example;;Hai;;Sở Không Có;Cán bộ;',
      '=cmd@demo.example;;Ba;;so-khcn;Cán bộ;',
    );
    const before = await state();
    const looked = importView.parse((await send(body)).body);
    expect(looked.rows.map((r) => [r.row, r.state, r.faults[0]?.cell ?? null])).toEqual([
      [2, 'new', null],
      [3, 'wrong', 'E3'],
      [4, 'wrong', 'A4'],
    ]);
    expect(await send(body, looked.basis)).toMatchObject({ status: 400 });
    expect(await state()).toBe(before);
  });

  it('are not saved over what somebody else has changed, nor from another file', async () => {
    const body = table('bon@demo.example;;Bốn;;so-khcn;Cán bộ;');
    const { basis } = importView.parse((await send(body)).body);
    expect(await send(`${body}\n`, basis)).toMatchObject({ status: 412 });
    await api.persistence.directory.changePerson('chanh', { title: 'Khác' });
    expect(await send(body, basis)).toMatchObject({ status: 412 });
    expect((await api.persistence.directory.current()).person('bon@demo.example')).toBeNull();
  });

  it('end the sessions of who leaves, and codes may change hands', async () => {
    const first = table('a@demo.example;X1;A;;so-khcn;Cán bộ;', 'b@demo.example;X2;B;;so-khcn;Cán bộ;');
    await send(first, importView.parse((await send(first)).body).basis);
    const b = (await api.persistence.directory.current()).person('b@demo.example')!;
    await api.identity.sessions.open(b.id, 'spec');
    const second = table('a@demo.example;X2;;;so-khcn;Cán bộ;', 'b@demo.example;X3;;;;;Ngừng');
    const looked = importView.parse((await send(second)).body);
    expect(looked.rows[0]?.faults).toEqual([]);
    expect(await send(second, looked.basis)).toMatchObject({ body: { saved: true } });
    const after = await api.persistence.directory.current();
    expect(after.personWithCode('X2')?.email).toBe('a@demo.example');
    expect(after.person('b@demo.example')).toMatchObject({ active: false, memberships: [] });
    expect(await api.identity.sessions.list(b.id, null)).toEqual([]);
  });

  it('give their template, which says nothing new when it comes back filled', async () => {
    for (const kind of ['people', 'units']) {
      const token = await api.token('quan-tri');
      const answer = await fetch(`${api.url}/api/imports/${kind}/template.xlsx?filled=true`, {
        headers: { Authorization: `Bearer ${token}` },
      });
      expect(answer.headers.get('content-disposition')).toContain('.xlsx');
      const read = await fetch(`${api.url}/api/imports/${kind}`, {
        method: 'POST',
        headers: { ...STREAM, Authorization: `Bearer ${token}` },
        body: await answer.arrayBuffer(),
      });
      const { counts, faults, rows } = importView.parse(await read.json());
      expect({ kind, faults, wrong: rows.filter((r) => r.state !== 'same') }).toEqual({
        kind,
        faults: [],
        wrong: [],
      });
      expect(counts.same).toBeGreaterThan(5);
    }
  });

  it('are added one by one, too: at once there, and in the register', async () => {
    const body = {
      ...{ email: 'Rieng@demo.example', name: 'Vũ Thị Riêng', title: 'Chuyên viên', employeeCode: 'CB-R' },
      memberships: [
        { unit: 'so-khcn', role: 'officer' },
        { unit: 'so-tai-chinh', role: 'officer' },
      ],
    };
    const added = await api.ask('POST', '/api/people', { as: 'quan-tri', body });
    expect(added).toMatchObject({ status: 201, body: { name: 'Vũ Thị Riêng', active: true } });
    const directory = await api.persistence.directory.current();
    const person = directory.person('rieng@demo.example')!;
    expect(person.memberships).toEqual(expect.arrayContaining(body.memberships));
    expect(await database.ask(`SELECT actor, data FROM event WHERE type = 'person-added'`)).toEqual([
      {
        actor: 'quan-tri',
        data: { person: person.id, roles: ['so-khcn/officer', 'so-tai-chinh/officer'] },
      },
    ]);
    const before = await state();
    const again = await api.ask('POST', '/api/people', { as: 'quan-tri', body });
    expect(again).toMatchObject({ status: 400, body: { errors: [{ path: 'email' }] } });
    const outside = { ...body, email: 'rieng@thu-rieng.example', employeeCode: null };
    expect(await api.ask('POST', '/api/people', { as: 'quan-tri', body: outside })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'email', message: expect.stringContaining('thu-rieng.example') }] },
    });
    const nobody = { ...body, email: 'hai@demo.example', employeeCode: null, memberships: [] };
    expect(await api.ask('POST', '/api/people', { as: 'quan-tri', body: nobody })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'memberships' }] },
    });
    expect(await state()).toBe(before);
  });

  it('bring units too', async () => {
    const body = 'Mã đơn vị,Tên đơn vị,Loại,Mã đơn vị cấp trên\nxa-moi,Xã Mới,department,tinh-uy\n';
    const { basis } = importView.parse((await send(body, undefined, 'units')).body);
    expect(await send(body, basis, 'units')).toMatchObject({ body: { saved: true } });
    expect((await api.persistence.directory.current()).units.get('xa-moi')).toMatchObject({
      parent: 'tinh-uy',
    });
    expect((await imported()).at(-1)).toMatchObject({ data: { units: [{ code: 'xa-moi' }] } });
  });
});
