import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from '@jest/globals';
import { deliveryList, webhookList, webhookResult, webhookView } from '#contracts';
import { realClock } from '#platform';
import { newSigningSecret, signatureFault, signedHeaders } from '#webhooks';
import { withApi } from '../support/api/index.js';
import { active } from '../support/api/tasks.js';
import { withDatabase } from '../support/database/index.js';
import { posting } from '../support/webhooks/posting.js';
import { Receiver } from '../support/webhooks/receiver.js';

const RECEIVER = join(import.meta.dirname, '../../docs/operations/webhook-receiver.mjs');

describe('receivers of events', () => {
  const database = withDatabase('webhook_administration');
  const api = withApi(database, '2026-12-11T02:00:00Z', { webhookHosts: ['127.0.0.1'] });
  const as = 'quan-tri';
  const ending: (() => Promise<unknown>)[] = [];

  afterEach(async () => {
    for (const end of ending.splice(0).reverse()) await end();
  });

  const work = (): void => {
    const post = posting(api.persistence);
    ending.push(() => post.onApplicationShutdown());
  };
  const create = (body: object, by = as) => api.ask('POST', '/api/webhooks', { as: by, body });
  const good = { address: 'https://lgsp.tinh.example/su-kien?khoa=rieng', description: 'Trục liên thông' };
  const command = async (id: string, body: object, version?: number) => {
    const seen = version ?? (await api.ask('GET', `/api/webhooks/${id}`, { as })).body.version;
    const headers = { 'If-Match': `"${seen}"` };
    return api.ask('POST', `/api/webhooks/${id}/commands`, { as, body, headers });
  };
  const acts = () =>
    database.ask<{ actor: string; type: string; data: object }>(
      `SELECT actor, type, data FROM event WHERE type LIKE 'webhook-%' ORDER BY recorded`,
    );

  it('are the administrator’s: added, changed, stopped and removed, each act in the register', async () => {
    const made = await create(good);
    expect(made).toMatchObject({ status: 201 });
    const { webhook, secret } = webhookResult.parse(made.body);
    const { id } = webhook!;
    expect(secret).toMatch(/^whsec_/);
    expect(webhook).toMatchObject({ state: 'active', types: ['vn.dondoc.*'], programme: null, version: 1 });
    for (const path of ['', `/${id}`, `/${id}/deliveries`]) {
      const seen = await api.ask('GET', `/api/webhooks${path}`, { as });
      expect(seen.status).toBe(200);
      expect(JSON.stringify(seen.body)).not.toContain('whsec_');
      for (const by of ['chanh', 'van-phong-1', 'can-bo'])
        expect((await api.ask('GET', `/api/webhooks${path}`, { as: by })).status).toBe(403);
    }
    webhookList.parse((await api.ask('GET', '/api/webhooks', { as })).body);
    expect((await command(id, { type: 'pause' }, 9)).status).toBe(412);
    expect(
      (await command(id, { type: 'change', types: ['vn.dondoc.case.*'], programme: 'khcn' })).status,
    ).toBe(200);
    expect((await command(id, { type: 'pause' })).body.webhook).toMatchObject({
      state: 'paused',
      version: 3,
    });
    expect((await command(id, { type: 'resume', from: 'now' })).status).toBe(200);
    const renewed = webhookResult.parse((await command(id, { type: 'renew-secret' })).body);
    expect(renewed.secret).toMatch(/^whsec_/);
    expect(renewed.secret).not.toBe(secret);
    expect(renewed.webhook!.previousSecretUntil).not.toBeNull();
    expect(await command(id, { type: 'remove' })).toMatchObject({ status: 200, body: { webhook: null } });
    expect((await api.ask('GET', `/api/webhooks/${id}`, { as })).status).toBe(404);
    const recorded = await acts();
    expect(recorded.map(({ actor, type }) => `${actor} ${type}`)).toEqual([
      'quan-tri webhook-added',
      'quan-tri webhook-changed',
      'quan-tri webhook-paused',
      'quan-tri webhook-resumed',
      'quan-tri webhook-secret-renewed',
      'quan-tri webhook-removed',
    ]);
    expect(recorded[0]!.data).toMatchObject({ webhook: id, origin: 'https://lgsp.tinh.example' });
    // Neither the secret nor what may be one in the address: the register keeps things for good.
    expect(JSON.stringify(recorded)).not.toMatch(/whsec_|rieng/);
    expect(api.log.join('')).not.toMatch(/whsec_|rieng/);
    expect(await api.persistence.check.verifyChains()).toMatchObject({ fault: null });
  });

  it('a signing key is said once: no kept answer of a repeated request holds it', async () => {
    const key = { 'Idempotency-Key': 'khoa-ky-0000000000001' };
    const made = await api.ask('POST', '/api/webhooks', { as, body: good, headers: key });
    expect(webhookResult.parse(made.body).secret).toMatch(/^whsec_/);
    const { id, version } = made.body.webhook;
    const renewed = await api.ask('POST', `/api/webhooks/${id}/commands`, {
      as,
      body: { type: 'renew-secret' },
      headers: { 'Idempotency-Key': 'khoa-ky-0000000000002', 'If-Match': `"${version}"` },
    });
    expect(webhookResult.parse(renewed.body).secret).toMatch(/^whsec_/);
    const kept = await database.ask(`SELECT key FROM idempotency WHERE body::text LIKE '%whsec_%'`);
    expect(kept).toEqual([]);
    expect((await command(id, { type: 'remove' })).status).toBe(200);
  });

  it.each([
    [{ ...good, address: 'http://lgsp.tinh.example/' }, 'address'],
    [{ ...good, address: 'https://10.0.0.1/' }, 'address'],
    [{ ...good, address: 'https://u:p@lgsp.tinh.example/' }, 'address'],
    [{ ...good, address: 'lgsp' }, 'address'],
    [{ ...good, types: ['task.*'] }, 'types.0'],
    [{ ...good, types: [] }, 'types'],
    [{ ...good, programme: 'khong-co' }, 'programme'],
    [{ ...good, secret: 'whsec_eHg=' }, 'secret'],
    [{ ...good, description: ' ' }, 'description'],
  ])('are refused: %j', async (body, path) => {
    const answer = await create(body);
    expect(answer).toMatchObject({ status: 400 });
    expect(answer.body.errors[0].path).toBe(path);
  });

  it('are nobody else’s to add', async () => {
    for (const by of ['chanh', 'van-phong-1', 'can-bo']) expect((await create(good, by)).status).toBe(403);
  });

  it('are sent a trial, and are signed for with both secrets for a day', async () => {
    const ok = await Receiver.open();
    ending.push(() => ok.close());
    const first = (await create({ ...good, address: ok.url, types: ['vn.dondoc.case.*'] })).body;
    const { id } = first.webhook;
    const second = (await command(id, { type: 'renew-secret' })).body;
    expect(await command(id, { type: 'send-test' })).toMatchObject({ status: 200, body: { queued: 1 } });
    work();
    const [received] = await ok.until(1);
    expect(received!.event).toMatchObject({ type: 'vn.dondoc.test', subject: id });
    const now = realClock().now();
    for (const { secret } of [first, second])
      expect(signatureFault([secret], received!.headers, received!.body, now)).toBeNull();
    expect(signatureFault([newSigningSecret()], received!.headers, received!.body, now)).toBe('forged');
    const { items } = deliveryList.parse(
      (await api.ask('GET', `/api/webhooks/${id}/deliveries`, { as })).body,
    );
    expect(items).toMatchObject([{ type: 'vn.dondoc.test', subject: id }]);
    webhookView.parse((await api.ask('GET', `/api/webhooks/${id}`, { as })).body);
  });

  describe('the sample receiver', () => {
    /** As its own file says, with the port that the system gives. */
    const start = async (
      secret: string,
    ): Promise<{ child: ChildProcess; url: string; line: () => Promise<string> }> => {
      const env = { PATH: process.env['PATH'] ?? '', WEBHOOK_SECRET: secret, PORT: '0' };
      const child = spawn(process.execPath, [RECEIVER], { env, stdio: ['ignore', 'pipe', 'pipe'] });
      ending.push(async () => {
        if (child.exitCode === null && child.kill('SIGKILL')) await once(child, 'exit');
      });
      const [said] = (await once(createInterface(child.stderr), 'line')) as [string];
      const lines = createInterface(child.stdout);
      const line = async () => ((await once(lines, 'line')) as [string])[0];
      return { child, url: `http://127.0.0.1:${said.replace('listening on ', '')}/`, line };
    };

    it('takes what it is sent and checks the signature', async () => {
      // The receiver must be known before it has a secret; then its secret is renewed into it.
      const { id } = (await create({ ...good, types: ['vn.dondoc.task.*'] })).body.webhook;
      const { secret } = (await command(id, { type: 'renew-secret' })).body;
      const { url, line } = await start(secret);
      await command(id, { type: 'change', address: url });
      const told = line();
      work();
      const task = await active(api, '4.1');
      // Which of its events comes first is not promised.
      const event = JSON.parse(await told);
      expect(event).toMatchObject({ subject: task, data: { programme: 'khcn', actor: 'van-phong-1' } });
      expect(event.type).toMatch(/^vn\.dondoc\.task\./);
    });

    it('takes nothing that is not signed, or too old', async () => {
      const secret = newSigningSecret();
      const { url } = await start(secret);
      const body = '{"id":"1"}';
      const send = async (headers: object) =>
        (await fetch(url, { method: 'POST', body, headers: { ...headers } })).status;
      const now = realClock().now();
      expect(await send({})).toBe(401);
      expect(await send(signedHeaders([newSigningSecret()], 'a', now, body))).toBe(401);
      expect(await send(signedHeaders([secret], 'a', new Date(now.getTime() - 600_000), body))).toBe(401);
      expect(await send(signedHeaders([secret], 'a', now, `${body} `))).toBe(401);
      expect(await send(signedHeaders([secret], 'a', now, body))).toBe(204);
    });
  });
});
