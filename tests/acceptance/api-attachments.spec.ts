import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AttachmentFiles, checkAttachments, sweepAttachments } from '#persistence';
import { attachments as doctorLines } from '../../apps/cli/verbs/doctor-attachments.js';
import { withApi } from '../support/api/index.js';
import { active, command } from '../support/api/tasks.js';
import { DOCX, JPEG, PDF, PNG, XLSX } from '../support/attachments/files.js';
import { filesIn, upload } from '../support/attachments/upload.js';
import { withDatabase } from '../support/database/index.js';

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
/** The same kind of file with other content each time. */
const pdf = (mark: string) => Buffer.concat([PDF, Buffer.from(`% ${mark}\n%%EOF\n`)]);
const DAY_MS = 24 * 3_600_000;

describe('an evidence file', () => {
  const folder = mkdtemp(join(tmpdir(), 'dondoc-files-'));
  const attachments: { folder?: string } = {};
  beforeAll(async () => {
    attachments.folder = join(await folder, 'attachments');
  });
  const database = withDatabase('attachments');
  const api = withApi(database, '2026-11-22T02:00:00Z', { attachments });
  afterAll(async () => rm(await folder, { recursive: true, force: true }));

  const parts = () => ({
    store: api.persistence.attachments,
    files: new AttachmentFiles(attachments.folder!),
  });
  const uploaded = async (mark: string, as = 'can-bo'): Promise<string> => {
    const answer = await upload(api, { as, bytes: pdf(mark), name: `${mark}.pdf` });
    expect(answer).toMatchObject({ status: 201 });
    return answer.body.id as string;
  };
  const submit = (id: string, ids: readonly string[], as = 'can-bo') =>
    command(api, as, id, { type: 'submit-deliverable', deadlineId: 'm1', attachments: ids });

  it.each([
    ['Báo cáo quý I.pdf', PDF, 'application/pdf'],
    ['to-trinh.docx', DOCX, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['bang.xlsx', XLSX, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['anh.png', PNG, 'image/png'],
    ['anh.JPG', JPEG, 'image/jpeg'],
    ['ghi-chu.txt', Buffer.from('\ufeffĐã gửi đủ.\r\n'), 'text/plain'],
    ['so-lieu.csv', Buffer.from('Mã;Số\n1;2\n'), 'text/csv'],
  ])('%s is taken as what it is, and comes back byte for byte', async (name, bytes, type) => {
    const answer = await upload(api, { as: 'can-bo', name, bytes });
    expect(answer).toMatchObject({
      status: 201,
      body: {
        name: name.replace('JPG', 'jpg'),
        size: bytes.length,
        type,
        sha256: sha256(bytes),
        uploadedBy: { id: 'can-bo' },
        submission: null,
      },
    });
    expect(answer.headers.get('location')).toBe(`/api/attachments/${answer.body.id}`);
    const response = await fetch(`${api.url}/api/attachments/${answer.body.id}/content`, {
      headers: { Authorization: `Bearer ${await api.token('can-bo')}` },
    });
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    expect(response.headers.get('content-type')).toBe(
      type.startsWith('text/') ? `${type}; charset=utf-8` : type,
    );
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none'; sandbox; frame-ancestors 'none'",
    );
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('belongs to a submission, with its hash in the record', async () => {
    const id = await active(api, '1.1');
    const first = await uploaded('một');
    const second = await uploaded('hai');
    const sent = await command(api, 'can-bo', id, {
      type: 'submit-deliverable',
      deadlineId: 'm1',
      documentNumber: '12/BC-SKHCN',
      documentDate: '2026-11-10',
      sentOn: '2026-11-12',
      attachments: [second, first],
    });
    expect(sent).toMatchObject({
      status: 200,
      body: {
        task: {
          deadlines: [
            { submission: { completedOn: '2026-11-12', recordedOn: '2026-11-22', backdated: true } },
          ],
        },
      },
    });
    const list = await api.ask('GET', `/api/attachments?task=${id}`, { as: 'giam-doc' });
    expect(list.body).toMatchObject({
      total: 2,
      items: [
        { id: first, submission: { taskId: id, deadlineId: 'm1', no: 1 } },
        { id: second, submission: { taskId: id, deadlineId: 'm1', no: 1 } },
      ],
    });
    const events = await api.ask('GET', `/api/tasks/${id}/events`, { as: 'can-bo' });
    const event = events.body.items.at(-1);
    expect(event.data.attachments).toEqual([
      { id: second, sha256: sha256(pdf('hai')) },
      { id: first, sha256: sha256(pdf('một')) },
    ]);
    expect((await api.persistence.check.verifyChains()).fault).toBeNull();
    expect(await api.persistence.check.checkDerived()).toEqual([]);
  });

  it('is closed to other units, and before it is submitted to everybody but its uploader', async () => {
    const id = await active(api, '1.2');
    const file = await uploaded('riêng');
    const asked = async (as: string) => {
      const paths = [`/api/attachments/${file}`, `/api/attachments/${file}/content`];
      return Promise.all(paths.map(async (path) => (await api.ask('GET', path, { as })).status));
    };
    expect(await asked('can-bo')).toEqual([200, 200]);
    for (const as of ['giam-doc', 'van-phong-1', 'can-bo-2', 'quan-tri'])
      expect(await asked(as)).toEqual([404, 404]);
    expect(await submit(id, [file])).toMatchObject({ status: 200 });
    for (const as of ['can-bo', 'giam-doc', 'van-phong-1', 'kiem-tra'])
      expect(await asked(as)).toEqual([200, 200]);
    expect(await asked('can-bo-2')).toEqual([403, 403]);
    expect(await api.ask('GET', `/api/attachments?task=${id}`, { as: 'can-bo-2' })).toMatchObject({
      status: 403,
    });
    expect(await api.ask('GET', '/api/attachments/khong-co', { as: 'can-bo' })).toMatchObject({
      status: 404,
    });
  });

  it('is taken by one submission only, of whoever uploaded it, and by none that is refused', async () => {
    const id = await active(api, '1.3');
    const file = await uploaded('duy nhất');
    const other = await uploaded('của thủ trưởng', 'giam-doc');
    const refusals: [string[], string][] = [
      [[file, other], 'attachments.1'],
      [['khong-co'], 'attachments.0'],
      [[file, file], 'attachments.1'],
      [Array.from({ length: 21 }, () => file), 'attachments'],
    ];
    for (const [ids, path] of refusals) {
      expect(await submit(id, ids)).toMatchObject({ status: 400, body: { errors: [{ path }] } });
    }
    const wrong = await command(api, 'can-bo', id, {
      type: 'submit-deliverable',
      deadlineId: 'm9',
      attachments: [file],
    });
    expect(wrong.status).toBe(400);
    expect((await api.ask('GET', `/api/attachments/${file}`, { as: 'can-bo' })).body.submission).toBeNull();

    const again = await active(api, '1.4');
    const answers = await Promise.all([submit(id, [file]), submit(again, [file])]);
    expect(answers.map((a) => a.status).sort()).toEqual([200, 400]);
    const [{ n }] = (await database.ask(
      `SELECT count(*)::int AS n FROM event WHERE data->'attachments' @> $1`,
      [JSON.stringify([{ id: file }])],
    )) as [{ n: number }];
    expect(n).toBe(1);
  });

  it('that comes twice is stored once', async () => {
    const before = (await filesIn(attachments.folder!)).length;
    const send = (headers: Record<string, string> = {}, mark = 'lặp', name = 'lap.pdf') =>
      upload(api, { as: 'can-bo', bytes: pdf(mark), name, headers });
    const first = await send({ 'Idempotency-Key': 'tep-1' });
    const repeated = await send({ 'Idempotency-Key': 'tep-1' });
    const same = await send();
    expect([first.status, repeated.status, same.status]).toEqual([201, 200, 200]);
    expect([repeated.body, same.body]).toEqual([first.body, first.body]);
    expect((await send({ 'Idempotency-Key': 'tep-1' }, 'khác')).status).toBe(422);
    expect((await send({ 'Idempotency-Key': 'tep-1' }, 'lặp', 'ten-khac.pdf')).status).toBe(422);
    expect(await filesIn(attachments.folder!)).toHaveLength(before + 1);
    // The same content of another person is a file of its own.
    const other = await upload(api, { as: 'giam-doc', bytes: pdf('lặp'), name: 'lap.pdf' });
    expect(other.body.id).not.toBe(first.body.id);
  });

  it('lies under a random key, closed to other accounts', async () => {
    const id = await uploaded('quyền');
    const row = (await api.persistence.attachments.find(id))!;
    const { storageKey: key } = row;
    const path = join(attachments.folder!, key.slice(0, 2), key.slice(2, 4), key);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(join(path, '..'))).mode & 0o777).toBe(0o700);
    expect(path).not.toContain(id);
    expect(path).not.toContain('quyền');
  });

  it('of a process that died between file and row leaves a file that is swept, and no row', async () => {
    const { store, files } = parts();
    const now = new Date();
    await sweepAttachments({ store, files }, new Date(now.getTime() + 10));
    const known = (await filesIn(files.root)).length;
    const add = store.add;
    store.add = () => Promise.reject(new Error('the connection broke'));
    try {
      expect((await upload(api, { as: 'can-bo', bytes: pdf('đứt') })).status).toBe(500);
    } finally {
      store.add = add;
    }
    expect(await filesIn(files.root)).toHaveLength(known + 1);
    expect(
      await store.waiting('can-bo', { sha256: sha256(pdf('đứt')), name: 'bao-cao.pdf' }, new Date(0)),
    ).toBeNull();
    // Young: it might be on its way.
    expect(await sweepAttachments({ store, files }, now)).toEqual({ waiting: 0, files: 0, arriving: 0 });
    const orphan = (
      await Promise.all(
        (await filesIn(files.root)).map(async (path) => ({ path, at: (await stat(path)).mtimeMs })),
      )
    ).sort((a, b) => b.at - a.at)[0]!.path;
    const old = new Date(now.getTime() - 3 * DAY_MS);
    await utimes(orphan, old, old);
    expect((await checkAttachments({ store, files }, now)).findings).toEqual([
      { problem: 'file-without-row', which: orphan.split('/').at(-1) },
    ]);
    expect(await sweepAttachments({ store, files }, now)).toEqual({ waiting: 0, files: 1, arriving: 0 });
    expect((await checkAttachments({ store, files }, now, { hashes: true })).findings).toEqual([]);
    // The same upload then goes through.
    expect((await upload(api, { as: 'can-bo', bytes: pdf('đứt') })).status).toBe(201);
  });

  it('in a folder of another database is left alone', async () => {
    const other = new AttachmentFiles(await mkdtemp(join(tmpdir(), 'dondoc-other-')));
    const arriving = await other.arrive();
    await arriving.handle.write(PDF);
    const key = await other.keep(arriving);
    await other.drop(arriving);
    const old = new Date(Date.now() - 3 * DAY_MS);
    for (const path of await filesIn(other.root)) await utimes(path, old, old);
    const swept = await sweepAttachments({ store: parts().store, files: other }, new Date());
    expect(swept.files).toBe(0);
    expect(await other.size(key)).toBe(PDF.length);
    await rm(other.root, { recursive: true });
  });

  it('that nobody submits goes after a day; a submitted one stays', async () => {
    const task = await active(api, '1.5');
    const kept = await uploaded('giữ');
    const left = await uploaded('bỏ');
    expect((await submit(task, [kept])).status).toBe(200);
    const { store, files } = parts();
    const tomorrow = new Date(Date.now() + DAY_MS + 60_000);
    const half = await files.arrive();
    await half.handle.close();
    const swept = await sweepAttachments({ store, files }, tomorrow);
    expect(swept.waiting).toBeGreaterThan(0);
    expect(swept.arriving).toBe(1);
    expect(await store.find(left)).toBeNull();
    expect((await api.ask('GET', `/api/attachments/${kept}/content`, { as: 'can-bo' })).status).toBe(200);
    expect((await checkAttachments({ store, files }, tomorrow, { hashes: true })).findings).toEqual([]);
    expect(await submit(await active(api, '1.6'), [left])).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'attachments.0' }] },
    });
  });

  it('that is damaged on the disk is found by its hash, and never given out cut', async () => {
    const task = await active(api, '1.7');
    const id = await uploaded('hỏng');
    expect((await submit(task, [id])).status).toBe(200);
    const { store, files } = parts();
    const { storageKey: key } = (await store.find(id))!;
    const path = join(files.root, key.slice(0, 2), key.slice(2, 4), key);
    const bytes = await readFile(path);
    const now = new Date();
    const findings = async (hashes: boolean) =>
      (await checkAttachments({ store, files }, now, { hashes })).findings.filter((f) => f.which === id);
    const told = async (hashes: boolean) =>
      (await doctorLines(api, { home: await folder, hashes })).map(({ ok, detail }) => [ok, detail]);
    await writeFile(path, Buffer.concat([Buffer.from('#'), bytes.subarray(1)]));
    expect(await findings(false)).toEqual([]);
    expect(await told(false)).toEqual([
      [true, expect.stringContaining('đủ trên đĩa')],
      [true, 'không có'],
    ]);
    expect(await told(true)).toEqual([
      [false, `1 tệp sai nội dung, như ${id}`],
      [true, 'không có'],
    ]);
    expect(await findings(true)).toEqual([{ problem: 'hash-differs', which: id }]);
    await writeFile(path, bytes.subarray(1));
    expect(await findings(false)).toEqual([{ problem: 'size-differs', which: id }]);
    expect((await api.ask('GET', `/api/attachments/${id}/content`, { as: 'can-bo' })).status).toBe(500);
    await rm(path);
    expect(await findings(false)).toEqual([{ problem: 'row-without-file', which: id }]);
    expect((await api.ask('GET', `/api/attachments/${id}/content`, { as: 'can-bo' })).status).toBe(500);
    expect(api.log.some((line) => line.includes('attachment-damaged') || line.includes(id))).toBe(true);
  });
});
