import { beforeAll, describe, expect, it } from '@jest/globals';
import { withApi } from '../support/api/index.js';
import { active, command } from '../support/api/tasks.js';
import { PDF } from '../support/attachments/files.js';
import { upload } from '../support/attachments/upload.js';
import { withDatabase } from '../support/database/index.js';

const OFFICE = 'van-phong-1';
const DECISION = { title: 'Quyết định', number: '12-QĐ/TU', date: '2026-09-25', issuerUnit: 'tinh-uy' };

/** Acts on dates and around the work, over HTTP. The task page and the office's queue live on these answers. */
describe('dates and work over HTTP', () => {
  const database = withDatabase('work');
  const api = withApi(database, '2026-12-10T02:00:00Z');
  const due = (date: string, officer: string | null = 'can-bo') => ({
    leadUnits: ['so-khcn'],
    officer,
    basis: DECISION,
    deadlines: [{ id: 'm1', deliverable: 'Đề án', rule: { kind: 'by', date } }],
  });
  let id: string;

  beforeAll(async () => {
    await api.persistence.directory.addUser({
      id: 'giam-doc-2',
      email: 'giam-doc-2@demo.example',
      name: 'Giám đốc Sở Tài chính',
      memberships: [{ unit: 'so-tai-chinh', role: 'head' }],
      demo: true,
    });
    id = await active(api, '2.1', due('2026-12-18'));
  });

  it('an extension is drafted with its file, signed, granted: the page has request, dates, documents', async () => {
    const file = await upload(api, { as: 'can-bo', bytes: PDF, name: 'xin-gia-han.pdf' });
    const ask = {
      ...{ type: 'request-extension', deadlineId: 'm1', newDue: '2027-01-15', reason: 'chờ số liệu' },
      attachments: [file.body.id],
    };
    const asked = await command(api, 'can-bo', id, ask);
    expect(asked).toMatchObject({ status: 200 });
    expect(asked.body.task.deadlines[0].extension).toEqual({
      ...{ no: 1, newDue: '2027-01-15', requestedOn: '2026-12-10', signedOn: null, signedBy: null },
      by: expect.objectContaining({ id: 'can-bo' }),
    });
    const files = await api.ask('GET', `/api/attachments?task=${id}`, { as: OFFICE });
    expect(files.body.items[0].submission).toEqual({ act: 'extension', taskId: id, deadlineId: 'm1', no: 1 });
    expect((await command(api, 'can-bo', id, { type: 'sign-extension', deadlineId: 'm1' })).status).toBe(403);
    await command(api, 'giam-doc', id, {
      type: 'sign-extension',
      deadlineId: 'm1',
      documentNumber: '45/SKHCN',
    });
    const decision = { ...DECISION, number: '77-TB/TU', date: '2026-12-09' };
    const granted = await command(api, OFFICE, id, {
      ...{ type: 'decide-extension', deadlineId: 'm1', decision: 'grant', basis: decision },
    });
    expect(granted).toMatchObject({ status: 200 });
    expect(granted.body.task.deadlines[0]).toMatchObject({
      ...{ originalLegalDue: '2026-12-18', legalDue: '2027-01-15', extension: null },
      extensions: { granted: 1, refused: 0 },
      dates: [{ kind: 'extension', from: '2026-12-18', to: '2027-01-15', document: { number: '77-TB/TU' } }],
      basis: { number: '77-TB/TU' },
      outcomes: { original: null, current: null },
    });
  });

  it('done late by the first date and in time by the present one: both are said', async () => {
    api.clock.set('2027-01-05T02:00:00Z');
    await command(api, 'can-bo', id, { type: 'submit-deliverable', deadlineId: 'm1' });
    const accepted = await command(api, OFFICE, id, { type: 'accept-deliverable', deadlineId: 'm1' });
    expect(accepted.body.task.deadlines[0].outcomes).toEqual({ original: 'late', current: 'inTime' });
    api.clock.set('2026-12-10T02:00:00Z');
  });

  it('after the date an extension is refused with the way that is left', async () => {
    const late = await active(api, '2.2', due('2026-12-09'));
    const answer = await command(api, 'can-bo', late, {
      ...{ type: 'request-extension', deadlineId: 'm1', newDue: '2027-01-15', reason: 'chờ' },
    });
    expect(answer).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('hồ sơ trình Ban Chỉ đạo') },
    });
  });

  it('units and people that are named must be there', async () => {
    const task = await active(api, '2.3', due('2027-03-31'));
    const input = { type: 'request-input', unit: 'so-khong-co', question: 'kinh phí?', due: '2026-12-14' };
    expect(await command(api, 'can-bo', task, input)).toMatchObject({
      ...{ status: 400, body: { errors: [{ path: 'unit', message: 'không có đơn vị so-khong-co' }] } },
    });
    await command(api, 'can-bo', task, { type: 'report-difficulty', note: 'thiếu kinh phí' });
    const own = { type: 'assign-difficulty', difficultyNo: 1, owner: 'ai-do', due: '2026-12-14' };
    expect(await command(api, OFFICE, task, own)).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'owner' }] },
    });
    const moved = {
      ...{ type: 'replace-basis', deadlineId: 'm1', rule: { kind: 'by', date: '2027-02-01' }, reason: 'x' },
      basis: { ...DECISION, number: '99', date: '2026-12-01', issuerUnit: 'khong-co' },
    };
    expect(await command(api, OFFICE, task, moved)).toMatchObject({
      ...{ status: 400, body: { errors: [{ path: 'basis.issuerUnit' }] } },
    });
  });

  it('input is given with its file by the head of the unit that was asked', async () => {
    const task = 'khcn-2.3';
    const ask = { type: 'request-input', unit: 'so-tai-chinh', question: 'kinh phí?', due: '2026-12-14' };
    const asked = await command(api, 'can-bo', task, ask);
    expect(asked.body.task.inputs).toMatchObject([{ no: 1, unit: { name: 'Sở Tài chính' }, status: 'open' }]);
    // The unit finds what it was asked, in lists and among what waits; nobody else of its rank does.
    const found = async (as: string) =>
      (await api.ask('GET', '/api/tasks?asked=me', { as })).body.items.map(
        ({ id, allowedCommands }: { id: string; allowedCommands: string[] }) => [id, allowedCommands[0]],
      );
    expect(await found('giam-doc-2')).toEqual([[task, 'give-input']]);
    expect((await api.ask('GET', '/api/tasks', { as: 'giam-doc-2' })).body.total).toBe(1);
    expect(await found('giam-doc')).toEqual([]);
    const file = await upload(api, { as: 'giam-doc-2', bytes: PDF, name: 'y-kien.pdf' });
    const give = { type: 'give-input', inputNo: 1, note: 'đồng ý', attachments: [file.body.id] };
    expect((await command(api, 'giam-doc', task, { ...give, attachments: [] })).status).toBe(403);
    const given = await command(api, 'giam-doc-2', task, give);
    expect(given).toMatchObject({
      status: 200,
      body: { task: { inputs: [{ status: 'given', endedOn: '2026-12-10' }] } },
    });
    expect(await found('giam-doc-2')).toEqual([]);
    const files = await api.ask('GET', `/api/attachments?task=${task}`, { as: 'can-bo' });
    expect(files.body.items).toMatchObject([{ submission: { act: 'input', no: 1 } }]);
    // It is said that the question is over, not that it was another's.
    expect(await command(api, 'giam-doc-2', task, { ...give, attachments: [] })).toMatchObject({
      ...{ status: 409, body: { detail: expect.stringContaining('đã kết thúc') } },
    });
  });

  describe('the queue of difficulties', () => {
    const queue = async (as: string, query = '') =>
      (await api.ask('GET', `/api/difficulties?${query}`, { as })).body;

    it('has what nobody owns first, then by day; each with what was reported and what the reader may do', async () => {
      const task = await active(api, '2.4', due('2027-03-31'));
      await command(api, 'can-bo', task, { type: 'report-difficulty', note: 'chưa có mặt bằng' });
      const own = { type: 'assign-difficulty', difficultyNo: 1, owner: 'chanh', due: '2026-12-14' };
      expect((await command(api, OFFICE, task, own)).body.task.difficulties).toMatchObject([
        { status: 'owned', owner: { id: 'chanh' }, due: '2026-12-14' },
      ]);
      const all = await queue(OFFICE);
      expect(all).toMatchObject({
        total: 2,
        items: [
          {
            task: { id: 'khcn-2.3' },
            status: 'open',
            note: 'thiếu kinh phí',
            mayAssign: true,
            mayResolve: true,
          },
          { task: { id: 'khcn-2.4' }, status: 'owned', note: 'chưa có mặt bằng', overdue: false },
        ],
      });
      expect((await queue(OFFICE, 'state=owned')).items).toMatchObject([{ task: { id: 'khcn-2.4' } }]);
      expect((await queue(OFFICE, 'owner=chanh&unit=so-khcn&programme=khcn')).total).toBe(1);
      expect((await queue(OFFICE, 'unit=so-tai-chinh')).total).toBe(0);
      expect((await queue('can-bo-2')).total).toBe(0);
      expect((await queue('can-bo')).items).toMatchObject([{ mayAssign: false }, { mayAssign: false }]);
      expect((await queue('chanh', 'owner=me')).items).toMatchObject([{ mayResolve: true }]);
      expect((await queue('can-bo-2', 'owner=me')).total).toBe(0);
      await api.persistence.standIns.name(
        {
          ...{ person: 'chanh', by: 'can-bo-2', scope: 'work', document: null },
          ...{ since: '2026-12-10', until: '2026-12-11' },
        },
        { id: 'chanh' },
      );
      expect((await queue('can-bo-2', 'owner=me')).items).toMatchObject([
        { task: { id: 'khcn-2.4' }, mayResolve: true },
      ]);
    });

    it('says when the owner’s day has passed, and forgets what is resolved', async () => {
      api.clock.set('2026-12-15T02:00:00Z');
      expect((await queue(OFFICE, 'state=owned')).items).toMatchObject([{ overdue: true }]);
      await command(api, 'chanh', 'khcn-2.4', {
        type: 'resolve-difficulty',
        difficultyNo: 1,
        note: 'đã giao đất',
      });
      expect((await queue(OFFICE)).total).toBe(1);
      expect((await queue(OFFICE, 'state=resolved')).items).toMatchObject([{ task: { id: 'khcn-2.4' } }]);
    });
  });

  describe('urging', () => {
    const note = 'Đề nghị gửi kết quả trước ngày 25/12/2026.';
    const post = (path: string, as: string, body: object) => api.ask('POST', path, { as, body });
    const letters = () =>
      database.ask<{ key: string }>(`SELECT key FROM outbox WHERE topic = 'letter' ORDER BY id`, []);

    it('is previewed: one text per person, and nothing is sent', async () => {
      await active(api, '2.5', { ...due('2026-12-18', null), kind: 'obligation' });
      const body = { tasks: ['khcn-2.2', 'khcn-2.3', 'khcn-2.5', 'khcn-2.1'], note };
      const { status, body: preview } = await post('/api/urgings/preview', OFFICE, body);
      expect(status).toBe(200);
      expect(preview.letters.map((l: { recipient: { id: string } }) => l.recipient.id)).toEqual([
        'can-bo',
        'giam-doc',
      ]);
      expect(preview.letters[0].subject).toBe('[Đôn đốc] 2 việc cần quan tâm');
      for (const said of [note, '2.2 – Nhiệm vụ 2.2', 'không phải là văn bản', 'Sở Khoa học và Công nghệ']) {
        expect(preview.letters[0].text).toContain(said);
      }
      expect(preview.letters[0].text).not.toContain('2.5 –');
      expect(preview.skipped).toMatchObject([
        { task: { code: '2.1' }, reason: 'nhiệm vụ không ở trạng thái đang thực hiện' },
      ]);
      expect(await letters()).toEqual([]);
      expect((await post('/api/urgings', OFFICE, { ...body, basis: preview.basis })).body).toMatchObject({
        ...{ tasks: 3, letters: 2, on: '2026-12-15' },
      });
      const sent = await letters();
      expect(sent.map(({ key }) => key.replace(/u-[0-9a-f]+/, 'u'))).toEqual([
        'urging/u/can-bo',
        'urging/u/giam-doc',
      ]);
    });

    it('stands in the history of each task and in the register', async () => {
      const { body } = await api.ask('GET', '/api/tasks/khcn-2.2/events', { as: OFFICE });
      expect(body.items.at(-1)).toMatchObject({ type: 'urged', actor: OFFICE, text: { note } });
      expect((await api.ask('GET', '/api/tasks/khcn-2.2', { as: OFFICE })).body.urgedOn).toBe('2026-12-15');
      const [act] = await database.ask<{ data: object }>(
        `SELECT data FROM event WHERE type = 'urging-sent'`,
        [],
      );
      expect(act!.data).toMatchObject({ tasks: ['khcn-2.2', 'khcn-2.3', 'khcn-2.5'], persons: 2 });
    });

    it('reaches nobody twice on a day, by whichever way', async () => {
      const again = await active(api, '2.6', due('2026-12-18'));
      const { body: preview } = await post('/api/urgings/preview', OFFICE, {
        tasks: [again, 'khcn-2.2'],
        note,
      });
      expect(preview).toMatchObject({
        letters: [],
        skipped: [
          { reason: 'hôm nay nhiệm vụ đã được đôn đốc' },
          { reason: 'hôm nay người nhận đã có thư đôn đốc' },
        ],
      });
      const send = await post('/api/urgings', OFFICE, { tasks: [again], note, basis: preview.basis });
      expect(send.status).toBe(409);
      const one = await command(api, OFFICE, again, { type: 'urge', note });
      expect(one).toMatchObject({
        status: 409,
        body: { detail: expect.stringContaining('đã có thư đôn đốc') },
      });
      expect(await letters()).toHaveLength(2);
      api.clock.set('2026-12-16T02:00:00Z');
      expect((await command(api, OFFICE, again, { type: 'urge', note })).status).toBe(200);
      expect(await letters()).toHaveLength(3);
    });

    it('by filter is what the list shows; what changed since the preview is not sent', async () => {
      api.clock.set('2026-12-17T02:00:00Z');
      const body = { filter: { unit: 'so-khcn', status: 'active' }, note };
      const { body: preview } = await post('/api/urgings/preview', OFFICE, body);
      const list = await api.ask('GET', '/api/tasks?unit=so-khcn&status=active', { as: OFFICE });
      const told =
        preview.letters.flatMap((l: { tasks: unknown[] }) => l.tasks).length + preview.skipped.length;
      expect(told).toBe(list.body.total);
      await command(api, 'can-bo', 'khcn-2.2', { type: 'report-progress', note: 'xong 80%' });
      const stale = await post('/api/urgings', OFFICE, { ...body, basis: preview.basis });
      expect(stale).toMatchObject({ status: 409, body: { type: 'urn:dondoc:problem:state-conflict' } });
      expect(await letters()).toHaveLength(3);
    });

    it('names in each history whose place was taken for that task', async () => {
      api.clock.set('2026-12-21T02:00:00Z');
      const [one, two] = ['khcn-2.2', 'khcn-2.6'] as const;
      await api.persistence.urgings.send(
        { id: 'pho-chanh' },
        {
          ...{ tasks: [one, two], note, publicUrl: 'https://dondoc.demo.example' },
          inPlaceOf: new Map([
            [one, null],
            [two, OFFICE],
          ]),
        },
        null,
      );
      const last = async (task: string) =>
        (await api.ask('GET', `/api/tasks/${task}/events`, { as: OFFICE })).body.items.at(-1);
      expect(await last(one)).toMatchObject({ type: 'urged', actor: 'pho-chanh', onBehalfOf: null });
      expect(await last(two)).toMatchObject({ type: 'urged', actor: 'pho-chanh', onBehalfOf: OFFICE });
    });

    it('is the office’s alone', async () => {
      const body = { tasks: ['khcn-2.2'], note };
      for (const as of ['can-bo', 'giam-doc', 'quan-tri']) {
        expect({ as, status: (await post('/api/urgings/preview', as, body)).status }).toEqual({
          as,
          status: 403,
        });
      }
      const both = await post('/api/urgings/preview', OFFICE, { ...body, filter: {} });
      expect(both).toMatchObject({ status: 400, body: { errors: [{ path: 'tasks' }] } });
    });
  });
});
