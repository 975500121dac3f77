import { describe, expect, it } from '@jest/globals';
import { withApi } from '../support/api/index.js';
import { active, command, draft, versionOf } from '../support/api/tasks.js';
import { withDatabase } from '../support/database/index.js';

describe('a request that comes twice', () => {
  const database = withDatabase('api_repeats');
  const api = withApi(database, '2026-11-22T02:00:00Z');
  const events = async (id: string) =>
    Number(
      (await database.ask<{ n: string }>('SELECT count(*) AS n FROM event WHERE aggregate_id = $1', [id]))[0]
        ?.n,
    );

  it('gets the first answer, and is done once', async () => {
    const id = await active(api, '1.1');
    const headers = { 'If-Match': `"${await versionOf(api, id)}"`, 'Idempotency-Key': 'k-1' };
    const body = { type: 'report-progress', note: 'Đang làm', percent: 10 };
    const send = (given: object) =>
      api.ask('POST', `/api/tasks/${id}/commands`, { as: 'can-bo', body: given, headers });
    const first = await send(body);
    // The first answer, not the present state: somebody else has acted in between.
    await command(api, 'giam-doc', id, { type: 'report-difficulty', note: 'Thiếu kinh phí' });
    const before = await events(id);
    const again = await send({ percent: 10, note: 'Đang làm', type: 'report-progress' });
    expect(first.status).toBe(200);
    expect(again).toMatchObject({ status: 200, body: first.body });
    expect(await events(id)).toBe(before);
    expect(await send({ ...body, percent: 20 })).toMatchObject({
      status: 422,
      body: { type: 'urn:dondoc:problem:key-reused' },
    });
    expect(await events(id)).toBe(before);
  });

  it('keeps the keys of each person apart', async () => {
    const id = await active(api, '1.2');
    const body = { type: 'report-progress', note: 'x' };
    for (const as of ['can-bo', 'giam-doc']) {
      expect(await command(api, as, id, body, { 'Idempotency-Key': 'k-2' })).toMatchObject({ status: 200 });
    }
    const reports = await database.ask('SELECT actor FROM event WHERE aggregate_id = $1 AND type = $2', [
      id,
      'progress-reported',
    ]);
    expect(reports).toEqual([{ actor: 'can-bo' }, { actor: 'giam-doc' }]);
  });

  it('at the same moment is done once', async () => {
    const body = { programme: 'khcn', code: '4.1', title: 'Việc' };
    const headers = { 'Idempotency-Key': 'k-3' };
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => api.ask('POST', '/api/tasks', { as: 'van-phong-1', body, headers })),
    );
    const statuses = answers.map((a) => a.status).sort();
    expect(statuses[0]).toBe(201);
    expect(statuses.every((s) => s === 201 || s === 409)).toBe(true);
    expect(await events('khcn-4.1')).toBe(1);
  });

  it('after a refusal may be mended: nothing was kept', async () => {
    const id = await draft(api, '1.3');
    const bad = { type: 'complete-profile', officer: 'ma' };
    const headers = { 'Idempotency-Key': 'k-4' };
    expect(await command(api, 'van-phong-1', id, bad, headers)).toMatchObject({ status: 400 });
    const good = { type: 'complete-profile', officer: 'can-bo' };
    expect(await command(api, 'van-phong-1', id, good, headers)).toMatchObject({ status: 200 });
  });

  it('whose process died before it answered is not done again', async () => {
    const id = await active(api, '1.4');
    const version = await versionOf(api, id);
    // The work was committed under the key; the answer was not kept.
    const work = api.persistence.unitOfWork({ id: 'can-bo', commandId: 'can-bo/k-5' });
    await work.executeTask(id, { type: 'acknowledge' }, { expectedVersion: version });
    const before = await events(id);
    const headers = { 'If-Match': `"${version}"`, 'Idempotency-Key': 'k-5' };
    const answer = await api.ask('POST', `/api/tasks/${id}/commands`, {
      as: 'can-bo',
      body: { type: 'acknowledge' },
      headers,
    });
    expect(answer).toMatchObject({ status: 200, body: { events: [{ type: 'acknowledged' }] } });
    expect(await events(id)).toBe(before);
  });

  it('needs a key that can be one', async () => {
    const body = { programme: 'khcn', code: '4.2', title: 'Việc' };
    const headers = { 'Idempotency-Key': 'x'.repeat(201) };
    expect(await api.ask('POST', '/api/tasks', { as: 'van-phong-1', body, headers })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'Idempotency-Key' }] },
    });
  });
});

describe('a command on what somebody saw', () => {
  const database = withDatabase('api_versions');
  const api = withApi(database, '2026-11-22T02:00:00Z');
  const send = (id: string, headers: Record<string, string>) =>
    api.ask('POST', `/api/tasks/${id}/commands`, {
      as: 'can-bo',
      body: { type: 'report-difficulty', note: 'x' },
      headers,
    });

  it('says which version; another one is refused with the present state', async () => {
    const id = await active(api, '1.1');
    const version = await versionOf(api, id);
    expect(await send(id, {})).toMatchObject({ status: 428, body: { errors: [{ path: 'If-Match' }] } });
    expect(await send(id, { 'If-Match': '*' })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'If-Match' }] },
    });
    for (const other of [version - 1, version + 1]) {
      expect(await send(id, { 'If-Match': `"${other}"` })).toMatchObject({
        status: 412,
        body: { type: 'urn:dondoc:problem:stale-version', current: { version, status: 'active' } },
      });
    }
    const done = await send(id, { 'If-Match': `"${version}"` });
    expect(done).toMatchObject({ status: 200, body: { task: { version: version + 1 } } });
    expect(done.headers.get('etag')).toBe(`"${version + 1}"`);
  });

  it('is given by one of two who saw the same', async () => {
    const id = await active(api, '1.2');
    const headers = { 'If-Match': `"${await versionOf(api, id)}"` };
    const answers = await Promise.all([send(id, headers), send(id, headers), send(id, headers)]);
    expect(answers.map((a) => a.status).sort()).toEqual([200, 412, 412]);
  });
});
