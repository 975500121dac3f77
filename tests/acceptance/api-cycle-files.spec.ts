import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { submissionView } from '#contracts';
import { withApi } from '../support/api/index.js';
import { PDF } from '../support/attachments/files.js';
import { upload } from '../support/attachments/upload.js';
import { withDatabase } from '../support/database/index.js';
import { report, smallTemplate, startSmall } from '../support/programme/small-cycle.js';

describe('files with a unit’s answer in a cycle', () => {
  const database = withDatabase('api_cycle_files');
  const api = withApi(database, '2026-12-10T02:00:00Z');
  let id = '';

  beforeAll(async () => {
    await smallTemplate(api.persistence);
    await api.persistence.directory.addUser({
      ...{ id: 'giam-doc-2', email: 'giam-doc-2@demo.example', name: 'giam-doc-2', demo: true },
      memberships: [{ unit: 'so-tai-chinh', role: 'head' }],
    });
    id = await startSmall(api.persistence, 1);
  });

  const bytes = (mark: string) => Buffer.concat([PDF, Buffer.from(`% ${mark}\n%%EOF\n`)]);
  const uploaded = async (mark: string, as = 'giam-doc'): Promise<string> =>
    (await upload(api, { as, bytes: bytes(mark), name: `${mark}.pdf` })).body.id;
  const send = (attachments: string[], headers: Record<string, string> = {}, as = 'giam-doc') =>
    api.ask('POST', `/api/cycles/${id}/submissions/so-khcn`, {
      ...{ as, headers, body: { stage: 'don-vi', content: report(1), attachments } },
    });
  const view = async () =>
    submissionView.parse(
      (await api.ask('GET', `/api/cycles/${id}/submissions/so-khcn?stage=don-vi`, { as: 'giam-doc' })).body,
    );
  const rows = () =>
    database.ask('SELECT act, task_id, deadline_id, submission_no FROM attachment ORDER BY submission_no');

  it('are refused where another has brought them, and then nothing was answered', async () => {
    const other = await uploaded('cua-nguoi-khac', 'can-bo');
    const refused = await send([other]);
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ path: 'attachments.0' }] } });
    expect((await view()).round).toBe(0);
    expect(await rows()).toMatchObject([{ task_id: null }]);
    await database.ask('DELETE FROM attachment');
  });

  it('are bound to the round that they came with, their hashes in the chain, once however often it is sent', async () => {
    const file = await uploaded('bao-cao');
    const key = { 'Idempotency-Key': 'gui-lan-1' };
    expect(await send([file], key)).toMatchObject({ status: 200, body: { round: 1 } });
    expect(await send([file], key)).toMatchObject({ status: 200, body: { round: 1 } });
    expect(await rows()).toEqual([
      { act: 'answer', task_id: id, deadline_id: 'don-vi@so-khcn', submission_no: 1 },
    ]);
    const sha256 = createHash('sha256').update(bytes('bao-cao')).digest('hex');
    const received = (await api.persistence.reads.cycleEvents(id)).findLast(
      ({ type }) => type === 'submission-received',
    );
    expect(received!.data.attachments).toEqual([{ id: file, sha256 }]);
    expect((await api.persistence.check.verifyChains()).fault).toBeNull();
    // A file belongs to one act.
    expect(await send([file])).toMatchObject({ status: 400 });
    const second = await uploaded('bo-sung');
    expect(await send([second])).toMatchObject({ status: 200, body: { round: 2 } });
    expect((await view()).history.map(({ round, files }) => [round, files.map(({ name }) => name)])).toEqual([
      [1, ['bao-cao.pdf']],
      [2, ['bo-sung.pdf']],
    ]);
  });

  it('are saved by whoever reads the answer, as a download, and by nobody else', async () => {
    const file = (await view()).history[0]!.files[0]!.id;
    const status = async (as: string, at = '/content') =>
      (await api.ask('GET', `/api/attachments/${file}${at}`, { as })).status;
    for (const as of ['giam-doc', 'can-bo', 'bi-thu', 'van-phong-1', 'dau-moi']) {
      expect({ as, status: await status(as) }).toEqual({ as, status: 200 });
      expect(await status(as, '')).toBe(200);
    }
    // Asked by the same cycle, but for its own answer.
    for (const as of ['giam-doc-2', 'can-bo-2']) expect(await status(as)).toBe(403);
    const { headers } = await api.ask('GET', `/api/attachments/${file}/content`, { as: 'giam-doc' });
    expect(headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain('sandbox');
  });

  it('stay: the database refuses to change or remove what an answer has taken', async () => {
    await expect(database.ask(`DELETE FROM attachment WHERE act = 'answer'`)).rejects.toThrow(/part of/);
    expect(await api.persistence.attachments.removeWaiting(new Date('2040-01-01'))).toEqual([]);
  });
});
