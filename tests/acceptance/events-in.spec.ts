import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventSourceList, eventSourceResult, inboundAnswer, receivedEventList } from '#contracts';
import { realClock } from '#platform';
import { newSigningSecret, signedHeaders } from '#webhooks';
import { withApi } from '../support/api/index.js';
import { active, draft } from '../support/api/tasks.js';
import { withDatabase } from '../support/database/index.js';
import { giveKhcnFacts } from '../support/programme/khcn.js';

const URI = 'https://du-lieu.tinh.example';
const TYPES = ['vn.dondoc.indicator.value', 'vn.dondoc.document.issued'];
const VALUE = { indicator: 'KH-04', asOf: '2027-12-31', status: 'done', value: 36, source: 'Cổng dữ liệu' };
const DOCUMENT = { title: 'Luật Dữ liệu', number: '60/2024/QH15', date: '2028-01-05', issuer: 'Quốc hội' };
const MINUTES = 60_000;

describe('events from outside', () => {
  const database = withDatabase('events_in');
  const api = withApi(database, '2028-01-10T02:00:00Z');
  const as = 'quan-tri';
  let secret: string;
  let serial = 0;

  beforeAll(async () => {
    await giveKhcnFacts(api.persistence);
    const body = {
      code: 'cong-du-lieu',
      uri: URI,
      description: 'Cổng dữ liệu',
      types: TYPES,
      programmes: ['khcn'],
    };
    const headers = { 'Idempotency-Key': 'khoa-nguon-00000000001' };
    const made = await api.ask('POST', '/api/event-sources', { as, body, headers });
    expect(made).toMatchObject({ status: 201 });
    secret = eventSourceResult.parse(made.body).secret!;
  });
  beforeEach(() => {
    serial += 1;
  });

  const event = (over: object = {}) => ({
    ...{
      specversion: '1.0',
      id: `su-kien-${serial}`,
      source: URI,
      type: TYPES[0],
      time: '2028-01-10T01:59:00Z',
    },
    ...{ datacontenttype: 'application/json', data: VALUE, ...over },
  });
  interface Sending {
    at?: Date;
    with?: string;
    signed?: string;
    headers?: Record<string, string>;
  }
  const send = async (content: object | string, how: Sending = {}) => {
    const body = typeof content === 'string' ? content : JSON.stringify(content);
    const at = how.at ?? realClock().now();
    const signature = signedHeaders([how.with ?? secret], `msg_${serial}`, at, how.signed ?? body);
    const headers = {
      'Content-Type': 'application/cloudevents+json; charset=utf-8',
      ...signature,
      ...how.headers,
    };
    return api.ask('POST', '/api/events', { body, headers });
  };
  const command = async (body: object, id = 'cong-du-lieu') => {
    const { version } = (await api.ask('GET', `/api/event-sources/${id}`, { as })).body;
    const headers = { 'If-Match': `"${version}"` };
    return api.ask('POST', `/api/event-sources/${id}/commands`, { as, body, headers });
  };
  const recorded = async () =>
    (
      await database.ask<{ n: number }>(`SELECT count(*)::int AS n FROM event WHERE actor LIKE 'source:%'`)
    )[0]!.n;
  const ago = (ms: number) => new Date(realClock().now().getTime() - ms);

  it('record a number of an indicator as the source’s own act', async () => {
    const answer = await send(event());
    expect(answer).toMatchObject({ status: 200 });
    expect(inboundAnswer.parse(answer.body)).toEqual({
      ...{ id: 'su-kien-1', outcome: 'done', refused: [] },
      did: [{ subject: 'indicator/khcn/KH-04', event: 'value-recorded' }],
    });
    const { values } = (await api.ask('GET', '/api/indicators/KH-04', { as: 'van-phong-1' })).body;
    expect(values).toMatchObject([
      {
        value: 36,
        source: 'Cổng dữ liệu',
        by: { id: 'source:cong-du-lieu', name: 'Nguồn dữ liệu cong-du-lieu' },
      },
    ]);
    const { items } = (await api.ask('GET', '/api/audit', { as })).body;
    expect(items[0]).toMatchObject({ type: 'value-recorded', actorName: 'Nguồn dữ liệu cong-du-lieu' });
  });

  it('does nothing a second time, and another content under its id is refused', async () => {
    const once = event({ data: { ...VALUE, asOf: '2027-11-30' } });
    const first = await send(once);
    expect(first).toMatchObject({ status: 200 });
    const before = await recorded();
    // Signed anew, written in another order: the same event.
    const again = await send(JSON.stringify(Object.fromEntries(Object.entries(once).reverse()), null, 1));
    expect([again.status, again.body]).toEqual([200, first.body]);
    const other = await send({ ...once, data: { ...VALUE, asOf: '2027-11-30', value: 99 } });
    expect(other).toMatchObject({ status: 422, body: { type: 'urn:dondoc:problem:key-reused' } });
    const both = event({ id: 'cung-luc', data: { ...VALUE, asOf: '2027-10-31' } });
    const statuses = (await Promise.all([send(both), send(both), send(both)])).map(({ status }) => status);
    expect(statuses.every((status) => [200, 409].includes(status))).toBe(true);
    expect(await recorded()).toBe(before + 1);
    // What is known of it may be gone: the record still knows the command.
    await database.ask('DELETE FROM received_event');
    expect((await send(once)).status).toBe(200);
    expect(await recorded()).toBe(before + 1);
  });

  it.each<[string, () => Promise<{ status: number; body: { type: string; detail: string } }>]>([
    ['another body than was signed', () => send(event(), { signed: JSON.stringify(event({ id: 'khac' })) })],
    ['another secret', () => send(event(), { with: newSigningSecret() })],
    ['an unknown source', () => send(event({ source: 'https://la.example' }))],
    ['no signature', () => send(event(), { headers: { 'webhook-signature': '' } })],
    ['six minutes old', () => send(event(), { at: ago(6 * MINUTES) })],
    ['six minutes early', () => send(event(), { at: ago(-6 * MINUTES) })],
    [
      'a request that was caught and sent again later',
      () => send(event({ id: 'su-kien-1' }), { at: ago(6 * MINUTES) }),
    ],
  ])('is refused alike, and does nothing: %s', async (_, sending) => {
    const before = [await recorded(), await database.ask('SELECT * FROM received_event ORDER BY id')];
    const { status, body } = await sending();
    expect([status, body.type]).toEqual([401, 'urn:dondoc:problem:not-signed-in']);
    expect(body.detail).toBe('Sự kiện không có chữ ký hợp lệ của một nguồn đã đăng ký.');
    expect([await recorded(), await database.ask('SELECT * FROM received_event ORDER BY id')]).toEqual(
      before,
    );
    expect(api.log.join('')).not.toContain('whsec_');
  });

  it.each<[string, object, number, string | null]>([
    ['another programme', { data: { ...VALUE, programme: 'uav' } }, 403, null],
    ['a type that nobody knows', { type: 'vn.dondoc.task.stop' }, 400, 'type'],
    ['an indicator that is not there', { data: { ...VALUE, indicator: 'XX-99' } }, 404, null],
    ['a day to come', { data: { ...VALUE, asOf: '2028-02-01' } }, 400, 'data.asOf'],
    ['a field that is not asked for', { data: { ...VALUE, by: 'chanh' } }, 400, 'data'],
    ['no data', { data: null }, 400, 'data'],
    ['neither event nor tasks', { type: TYPES[1], data: { document: DOCUMENT } }, 400, 'data.event'],
    ['a task of nobody', { type: TYPES[1], data: { document: DOCUMENT, tasks: ['x'] } }, 400, 'data.tasks.0'],
  ])('is refused beyond what its source may say: %s', async (_, over, status, path) => {
    const before = await recorded();
    const answer = await send(event({ id: `qua-${serial}`, ...over }));
    expect(answer).toMatchObject({ status });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    if (path !== null) expect(answer.body.errors[0].path).toBe(path);
    expect(await recorded()).toBe(before);
    const { items } = receivedEventList.parse(
      (await api.ask('GET', '/api/event-sources/cong-du-lieu/events', { as })).body,
    );
    expect(items.find(({ id }) => id === `qua-${serial}`)).toMatchObject({ outcome: 'refused' });
    // It changed nothing, so it may be mended under its id.
    const mended = event({
      id: `qua-${serial}`,
      data: { ...VALUE, asOf: `2026-${String((serial % 12) + 1).padStart(2, '0')}-01` },
    });
    expect(await send(mended)).toMatchObject({ status: 200 });
  });

  it.each([
    ['not JSON', '{"specversion":', 400],
    ['no CloudEvent', '{}', 400],
    [
      'another version',
      JSON.stringify({ specversion: '0.3', id: 'a', source: URI, type: 'x', data: {} }),
      400,
    ],
    ['a prototype', '{"specversion":"1.0","id":"a","source":"x","type":"x","__proto__":{"a":1}}', 400],
    ['over a megabyte', JSON.stringify({ specversion: '1.0', data: 'x'.repeat(1_100_000) }), 413],
  ])('is refused in its form: %s', async (_, body, status) => {
    expect(await send(body)).toMatchObject({ status });
    const plain = { headers: { 'Content-Type': 'application/json' } };
    expect((await send('{}', plain)).status).toBe(400);
  });

  it('gives the deadlines that waited for a document their date', async () => {
    const rule = { kind: 'on-event', event: 'Luật có hiệu lực', term: { kind: 'days-after', days: 30 } };
    const profile = (code: string) => ({
      ...{ leadUnits: ['so-khcn'], officer: 'can-bo' },
      deadlines: [{ id: 'm1', deliverable: `Báo cáo ${code}`, rule }],
    });
    const [first, second] = [
      await active(api, '5.1', profile('5.1')),
      await active(api, '5.2', profile('5.2')),
    ];
    const data = { document: DOCUMENT, event: 'Luật có hiệu lực' };
    const answer = await send(event({ type: TYPES[1], data }));
    expect(answer).toMatchObject({ status: 200, body: { outcome: 'done' } });
    expect(answer.body.did).toEqual([
      { subject: first, event: 'event-recorded' },
      { subject: second, event: 'event-recorded' },
    ]);
    const { deadlines } = (await api.ask('GET', `/api/tasks/${first}`, { as: 'van-phong-1' })).body;
    expect(deadlines[0]).toMatchObject({ legalDue: '2028-02-04', status: 'open' });
    const { items } = (await api.ask('GET', `/api/tasks/${first}/events`, { as: 'van-phong-1' })).body;
    expect(items.at(-1)).toMatchObject({
      ...{ type: 'event-recorded', actor: 'source:cong-du-lieu', actorName: 'Nguồn dữ liệu cong-du-lieu' },
      text: { note: 'Luật Dữ liệu số 60/2024/QH15 ngày 05/01/2028' },
    });
    // Nothing waits for it any more: heard, and nothing to do.
    const later = await send(event({ id: 'sau-do', type: TYPES[1], data }));
    expect(later).toMatchObject({ status: 202, body: { outcome: 'nothing-to-do', did: [] } });
  });

  it('becomes the basis of drafts', async () => {
    const id = await draft(api, '5.3');
    const live = await active(api, '5.4');
    const answer = await send(event({ type: TYPES[1], data: { document: DOCUMENT, tasks: [id, live] } }));
    expect(answer).toMatchObject({
      status: 200,
      body: { did: [{ subject: id, event: 'profile-completed' }] },
    });
    expect(answer.body.refused).toMatchObject([{ subject: live }]);
    expect((await api.ask('GET', `/api/tasks/${id}`, { as: 'van-phong-1' })).body.basis).toMatchObject({
      number: '60/2024/QH15',
    });
  });

  it('come only from sources that the administrator has entered, each act in the register', async () => {
    const body = {
      ...{ code: 'so-khcn', uri: 'urn:so-khcn', description: 'Sở', types: [TYPES[0]], programmes: ['khcn'] },
      unit: 'so-khcn',
    };
    const made = eventSourceResult.parse((await api.ask('POST', '/api/event-sources', { as, body })).body);
    const own = (over: object) =>
      event({ source: 'urn:so-khcn', data: { ...VALUE, asOf: '2025-12-31', ...over } });
    const by = { with: made.secret! };
    expect((await send(own({}), by)).status).toBe(403);
    expect((await send(event({ ...own({}), type: TYPES[1], id: 'khac-loai' }), by)).status).toBe(403);
    // One source does not speak for another.
    expect((await send(event({ id: 'gia-danh' }), by)).status).toBe(401);
    expect((await send({ ...own({ unit: 'so-khcn', value: 3 }), id: 'cua-minh' }, by)).status).toBe(200);

    expect((await command({ type: 'pause' }, 'so-khcn')).status).toBe(200);
    expect((await send({ ...own({ unit: 'so-khcn' }), id: 'khi-dung' }, by)).status).toBe(401);
    expect((await command({ type: 'resume' }, 'so-khcn')).status).toBe(200);
    const renewed = (await command({ type: 'renew-secret' }, 'so-khcn')).body.secret as string;
    for (const [i, one] of [made.secret!, renewed].entries()) {
      const data = { unit: 'so-khcn', value: 4, asOf: `2025-11-0${i + 1}` };
      expect((await send({ ...own(data), id: `khoa-${i}` }, { with: one })).status).toBe(200);
    }
    await database.ask(
      `UPDATE event_source SET previous_until = now() - interval '1 second' WHERE id = 'so-khcn'`,
    );
    expect((await send({ ...own({}), id: 'khoa-cu' }, by)).status).toBe(401);

    expect((await api.ask('POST', '/api/event-sources', { as, body })).status).toBe(409);
    expect((await command({ type: 'change', unit: 'khong-co' }, 'so-khcn')).status).toBe(400);
    expect((await command({ type: 'change', unit: null }, 'so-khcn')).body.source).toMatchObject({
      unit: null,
    });
    const list = await api.ask('GET', '/api/event-sources', { as });
    expect(eventSourceList.parse(list.body).items.map(({ id }) => id)).toEqual(['cong-du-lieu', 'so-khcn']);
    expect(JSON.stringify(list.body)).not.toContain('whsec_');
    expect((await api.ask('GET', '/api/event-sources', { as: 'chanh' })).status).toBe(403);
    const acts = await database.ask<{ type: string; data: object }>(
      `SELECT type, data FROM event WHERE type LIKE 'event-source-%' AND data->>'source' = 'so-khcn' ORDER BY recorded`,
    );
    expect(acts.map(({ type }) => type)).toEqual([
      'event-source-added',
      'event-source-paused',
      'event-source-resumed',
      'event-source-secret-renewed',
      'event-source-changed',
    ]);
    expect(JSON.stringify(acts)).not.toContain('whsec_');
    expect(await api.persistence.check.verifyChains()).toMatchObject({ fault: null });
  });

  it('need a signing key that is said once: no kept answer of a repeated request holds it', async () => {
    expect(secret).toMatch(/^whsec_/);
    expect(await database.ask(`SELECT key FROM idempotency WHERE body::text LIKE '%whsec_%'`)).toEqual([]);
  });
});
