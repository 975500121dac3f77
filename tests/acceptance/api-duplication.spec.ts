import { describe, expect, it } from '@jest/globals';
import { withApi } from '../support/api/index.js';
import { command, draft, PROFILE } from '../support/api/tasks.js';
import { PDF } from '../support/attachments/files.js';
import { upload } from '../support/attachments/upload.js';
import { withDatabase } from '../support/database/index.js';

const OFFICE = 'van-phong-1';
const CHECK = {
  type: 'record-duplication-check',
  conclusion: 'none',
  checkedWith: 'Bộ Khoa học và Công nghệ',
  note: 'Không có dự án cùng nội dung trên địa bàn.',
  basis: { title: 'Công văn', number: '812/BKHCN', date: '2026-12-01' },
};

/** An investment starts only after it was compared with what ministries and branches have invested in. */
describe('the check of an investment over HTTP', () => {
  const database = withDatabase('duplication');
  const api = withApi(database, '2026-12-10T02:00:00Z');

  it('is asked for before the activation, recorded with its file, and shown on the task', async () => {
    const id = await draft(api, '4.1', { ...PROFILE, investment: true });
    const seen = await api.ask('GET', `/api/tasks/${id}`, { as: 'giam-doc' });
    expect(seen.body).toMatchObject({
      ...{ investment: true, duplicationCheck: null, missing: [{ part: 'duplication' }] },
      allowedCommands: ['record-duplication-check'],
    });
    const early = await command(api, OFFICE, id, { type: 'activate' });
    expect(early).toMatchObject({
      status: 400,
      body: {
        detail: expect.stringContaining('Việc đầu tư chưa được kiểm tra trùng lặp'),
        errors: [{ path: 'duplicationCheck' }],
      },
    });
    const file = await upload(api, { as: 'giam-doc', bytes: PDF, name: 'cong-van.pdf' });
    expect((await command(api, 'can-bo-2', id, CHECK)).status).toBe(403);
    const checked = await command(api, 'giam-doc', id, { ...CHECK, attachments: [file.body.id] });
    expect(checked).toMatchObject({
      status: 200,
      body: {
        task: {
          missing: [],
          duplicationCheck: {
            ...{ conclusion: 'none', checkedWith: 'Bộ Khoa học và Công nghệ', on: '2026-12-10' },
            ...{ by: { id: 'giam-doc' }, basis: { number: '812/BKHCN' } },
          },
        },
      },
    });
    const files = await api.ask('GET', `/api/attachments?task=${id}`, { as: OFFICE });
    expect(files.body.items).toMatchObject([{ submission: { act: 'duplication', no: 1, deadlineId: '' } }]);
    expect(await command(api, OFFICE, id, { type: 'activate' })).toMatchObject({ status: 200 });
    expect(await api.persistence.check.checkDerived()).toEqual([]);
  });

  it('that found the same keeps the work from starting', async () => {
    const id = await draft(api, '4.2', PROFILE);
    expect((await command(api, OFFICE, id, CHECK)).status).toBe(409);
    await command(api, OFFICE, id, { type: 'complete-profile', investment: true });
    await command(api, OFFICE, id, { ...CHECK, conclusion: 'duplicate' });
    expect(await command(api, OFFICE, id, { type: 'activate' })).toMatchObject({
      status: 400,
      body: { detail: expect.stringContaining('trùng với Bộ Khoa học và Công nghệ') },
    });
  });
});
