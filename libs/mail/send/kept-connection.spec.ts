import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ScriptedSmtpServer } from '../../../tests/support/smtp/index.js';
import { SmtpChannel } from './dialogue.js';
import { outgoing, PATIENT } from './fixtures/outgoing.js';
import { parseSmtpUrl } from './smtp-url.js';

let server: ScriptedSmtpServer;
let channel: SmtpChannel;

beforeEach(async () => {
  server = await ScriptedSmtpServer.start();
  channel = new SmtpChannel(parseSmtpUrl(server.url), PATIENT);
});

afterEach(async () => {
  await channel.close();
  await server.close();
});

describe('a kept connection', () => {
  it('that died meanwhile is replaced without a failed try', async () => {
    await channel.deliver(outgoing());
    server.next('next', 'drop-after-mail');
    expect(await channel.deliver(outgoing())).toMatchObject({ state: 'accepted' });
    expect(server.connections).toBe(2);
  });

  it('is renewed after its share of messages', async () => {
    const few = new SmtpChannel(parseSmtpUrl(server.url), { ...PATIENT, messagesPerConnection: 2 });
    for (let i = 0; i < 5; i++) await few.deliver(outgoing());
    expect(server.connections).toBe(3);
    await few.close();
    expect(server.countVerb('QUIT')).toBe(3);
  });

  it('is given up when idle', async () => {
    const brief = new SmtpChannel(parseSmtpUrl(server.url), { timeouts: { ...PATIENT.timeouts, idleMs: 1 } });
    await brief.deliver(outgoing());
    await server.whenIdle();
    expect(server.countVerb('QUIT')).toBe(1);
    await brief.close();
  });
});
