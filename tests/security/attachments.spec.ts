import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { withApi } from '../support/api/index.js';
import { active, command } from '../support/api/tasks.js';
import { type FakeClamd, fakeClamd } from '../support/attachments/fake-clamd.js';
import { EICAR, PDF } from '../support/attachments/files.js';
import { HARMFUL } from '../support/attachments/harmful.js';
import { filesIn, openUpload, upload } from '../support/attachments/upload.js';
import { withDatabase } from '../support/database/index.js';
import { eventually } from '../support/story/eventually.js';

const MB = 1024 * 1024;

jest.setTimeout(60_000);

describe('an upload made to do harm', () => {
  const attachments: {
    folder?: string;
    clamd?: FakeClamd['address'] | null;
    idleMs?: number;
    quotaBytes?: number;
  } = { idleMs: 300, quotaBytes: 60 * MB };
  let clamd: FakeClamd;
  beforeAll(async () => {
    attachments.folder = await mkdtemp(join(tmpdir(), 'dondoc-harm-'));
    clamd = await fakeClamd();
    attachments.clamd = clamd.address;
  });
  const database = withDatabase('harm');
  const api = withApi(database, '2026-11-22T02:00:00Z', { attachments });
  afterAll(async () => {
    await clamd.close();
    await rm(attachments.folder!, { recursive: true, force: true });
  });

  const left = async () => [
    await filesIn(attachments.folder!),
    await database.ask('SELECT id FROM attachment WHERE task_id IS NULL'),
  ];
  const nothing = [[], []];

  it('of 25 MB and a byte is refused on the way, in little memory, announced or not', async () => {
    const announced = await openUpload(api, 'can-bo', { 'Content-Length': String(25 * MB + 1) });
    expect((await announced.answer).statusCode).toBe(413);
    announced.sending.destroy();

    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const used = () => {
      collect();
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      return (heapUsed + arrayBuffers) / MB;
    };
    const { sending, answer } = await openUpload(api, 'can-bo');
    const piece = Buffer.alloc(256 * 1024, 0x20);
    const before = used();
    let most = before;
    const write = async (bytes: Buffer) => {
      if (!sending.write(bytes)) await once(sending, 'drain');
    };
    await write(PDF);
    for (let sent = PDF.length; sent + piece.length <= 25 * MB; sent += piece.length) {
      await write(piece);
      if (Math.floor(sent / MB) !== Math.floor((sent + piece.length) / MB)) most = Math.max(most, used());
    }
    await write(Buffer.concat([piece, Buffer.from('x')]));
    const refusal = await answer;
    expect(refusal.statusCode).toBe(413);
    expect(most - before).toBeLessThan(6);
    sending.destroy();
    expect(await left()).toEqual(nothing);
  });

  it('without end is cut off after its answer', async () => {
    const { sending, answer } = await openUpload(api, 'can-bo');
    const piece = Buffer.alloc(MB);
    const closed = new Promise<'closed'>((resolve) => sending.once('close', () => resolve('closed')));
    const room = () => new Promise<'room'>((resolve) => sending.once('drain', () => resolve('room')));
    const sent = (async () => {
      for (let pieces = 1; ; pieces += 1) {
        if (!sending.write(piece) && (await Promise.race([room(), closed])) === 'closed') return pieces;
      }
    })();
    expect((await answer).statusCode).toBe(413);
    expect(await sent).toBeGreaterThan(25);
    expect(await left()).toEqual(nothing);
  });

  it('of exactly 25 MB is taken', async () => {
    const bytes = Buffer.concat([PDF, Buffer.alloc(25 * MB - PDF.length - 6, 0x20), Buffer.from('%%EOF\n')]);
    const answer = await upload(api, { as: 'giam-doc', bytes });
    expect(answer).toMatchObject({ status: 201, body: { size: 25 * MB } });
    await database.ask('DELETE FROM attachment');
    await rm(attachments.folder!, { recursive: true });
  });

  it('that stops, or is broken off, leaves nothing', async () => {
    const slow = await openUpload(api, 'can-bo');
    slow.sending.write(PDF);
    expect((await slow.answer).statusCode).toBe(400);
    slow.sending.destroy();

    const broken = await openUpload(api, 'can-bo', { 'Content-Length': '1000' });
    broken.sending.write(PDF);
    const arriving = () => filesIn(attachments.folder!);
    await eventually(arriving, (files) => files.length === 1);
    broken.sending.destroy();
    await eventually(arriving, (files) => files.length === 0);
    expect(await left()).toEqual(nothing);
    expect(await upload(api, { as: 'can-bo', bytes: Buffer.alloc(0) })).toMatchObject({ status: 400 });
  });

  it('of another body type, or without a name, is not read', async () => {
    const types = ['multipart/form-data; boundary=x', 'application/pdf', 'text/plain', 'application/json'];
    for (const type of types) {
      const answer = await upload(api, { as: 'can-bo', bytes: PDF, headers: { 'Content-Type': type } });
      expect({ type, status: answer.status }).toEqual({ type, status: 400 });
    }
    const names = ['', 'attachment', 'attachment; filename="a.pdf"', "attachment; filename*=UTF-8''%ff.pdf"];
    for (const name of names) {
      const answer = await upload(api, {
        as: 'can-bo',
        bytes: PDF,
        headers: { 'Content-Disposition': name },
      });
      expect({ name, status: answer.status }).toEqual({ name, status: 400 });
    }
    const elsewhere = await api.ask('POST', '/api/sign-in', {
      body: 'x',
      headers: { 'Content-Type': 'application/octet-stream' },
    });
    expect(elsewhere.status).toBe(400);
    expect(await left()).toEqual(nothing);
  });

  it.each([...HARMFUL])('is refused as %s', async (_, name, bytes) => {
    const answer = await upload(api, { as: 'van-phong-1', name, bytes });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ path: 'file' }] } });
    expect(answer.body.errors[0].message).toMatch(/[à-ỹ]/);
    expect(await left()).toEqual(nothing);
  });

  it.each([
    ['../../../etc/passwd.pdf', 'passwd.pdf'],
    ['..%2f..%2fa.pdf', '..%2f..%2fa.pdf'.replace(/^\.+/, '')],
    ['C:\\x\\CON.pdf', '_CON.pdf'],
    ['a\u0000\r\nX-Evil: 1\u202E.pdf', 'aX-Evil_ 1.pdf'],
    [`${'ệ'.repeat(296)}.pdf`, `${'ệ'.repeat(196)}.pdf`],
  ])('named %j is kept as %j, and saved by no other name', async (name, kept) => {
    const answer = await upload(api, { as: 'can-bo', name, bytes: PDF });
    expect(answer).toMatchObject({ status: 201, body: { name: kept } });
    const { headers } = await api.ask('GET', `/api/attachments/${answer.body.id}/content`, { as: 'can-bo' });
    const shown = headers.get('content-disposition')!;
    expect(decodeURIComponent(shown.split("UTF-8''")[1]!)).toBe(kept);
    expect(shown).toMatch(/^attachment; filename="[\w .()-]*"; filename\*=UTF-8''[\w%.~-]+$/);
    expect(headers.get('x-evil')).toBeNull();
    for (const path of await filesIn(attachments.folder!)) {
      expect(path.slice(attachments.folder!.length)).toMatch(
        /^\/([0-9a-f]{2})\/([0-9a-f]{2})\/\1\2[0-9a-f]{28}$/,
      );
    }
    await database.ask('DELETE FROM attachment');
    await rm(attachments.folder!, { recursive: true });
  });

  it('with malware is refused; so is everything while the scanner gives no verdict', async () => {
    const text = (bytes: Buffer) => upload(api, { as: 'can-bo', name: 'a.txt', bytes });
    clamd.seen.length = 0;
    expect(await text(EICAR)).toMatchObject({ status: 400, body: { errors: [{ path: 'file' }] } });
    expect(clamd.seen).toEqual([EICAR]);
    expect(JSON.stringify(api.log)).toContain('Win.Test.EICAR_HDB-1');
    const clean = Buffer.from('Không có gì.');
    for (const say of ['hang up', 'INSTREAM size limit exceeded. ERROR', 'stream: OK FOUND OK', '']) {
      clamd.say = say;
      expect({ say, status: (await text(clean)).status }).toEqual({ say, status: 503 });
    }
    clamd.say = null;
    await clamd.close();
    expect(await text(clean)).toMatchObject({
      status: 503,
      body: { type: 'urn:dondoc:problem:unavailable' },
    });
    expect(await left()).toEqual(nothing);
    clamd = await fakeClamd();
    Object.assign(attachments.clamd!, clamd.address);
    const big = Buffer.alloc(3 * MB, 'Dòng chữ. ');
    expect((await text(big)).status).toBe(201);
    expect(clamd.seen.map((seen) => seen.equals(big))).toEqual([true]);
  });

  it('is counted for each person in a day, also when several come at once', async () => {
    const bytes = (mark: string) =>
      Buffer.concat([PDF, Buffer.alloc(18 * MB, 0x20), Buffer.from(`% ${mark}\n%%EOF`)]);
    const answers = await Promise.all(
      ['1', '2', '3', '4'].map((mark) => upload(api, { as: 'kiem-tra', bytes: bytes(mark) })),
    );
    // Three at a time; of 60 MB three of 18 fit.
    expect(answers.map((a) => a.status).sort()).toEqual([201, 201, 201, 429]);
    const next = await upload(api, { as: 'kiem-tra', bytes: bytes('5') });
    expect(next).toMatchObject({ status: 429, body: { type: 'urn:dondoc:problem:too-many-requests' } });
    expect((await upload(api, { as: 'chanh', bytes: PDF })).status).toBe(201);
    const [{ used }] = (await database.ask(
      `SELECT sum(size)::int AS used FROM attachment WHERE uploaded_by = 'kiem-tra'`,
    )) as [{ used: number }];
    expect(used).toBeLessThan(60 * MB);
  });

  it('once submitted can be neither changed nor removed, not even by the owner of the tables', async () => {
    const task = await active(api, '1.1');
    const { id } = (await upload(api, { as: 'can-bo', bytes: PDF, name: 'nop.pdf' })).body;
    await expect(
      database.ask(`UPDATE attachment SET sha256 = repeat('a', 64) WHERE id = $1`, [id]),
    ).rejects.toThrow(/only be bound/);
    const sent = await command(api, 'can-bo', task, {
      type: 'submit-deliverable',
      deadlineId: 'm1',
      attachments: [id],
    });
    expect(sent.status).toBe(200);
    for (const statement of [
      'DELETE FROM attachment WHERE id = $1',
      `UPDATE attachment SET name = 'x' WHERE id = $1`,
      'UPDATE attachment SET task_id = NULL, deadline_id = NULL, submission_no = NULL WHERE id = $1',
    ]) {
      await expect(database.ask(statement, [id])).rejects.toThrow(/part of a submission/);
    }
  });
});
