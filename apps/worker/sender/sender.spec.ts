import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseSmtpUrl, ReturnPath } from '#mail';
import type { Dispatch, QueuedMail, Settlement } from '#persistence';
import { SILENT } from '#platform';
import { ScriptedSmtpServer } from '../../../tests/support/smtp/index.js';
import type { WorkerSettings } from '../settings.js';
import { Sender } from './sender.js';

const TO = 'officer-0@demo.example';
const MIME = Buffer.from(`From: dondoc@demo.example\r\nTo: ${TO}\r\nSubject: a\r\n\r\nb\r\n`);
const MARK = '0b2f4c1e-9a53-4c7d-8e21-5f6a7b8c9d0e';
/** Long against the QUIT of a connection, which is all that is left of a stop when its mails are answered. */
const SLOW_RECORD_MS = 100;

describe('the sender', () => {
  let server: ScriptedSmtpServer;

  beforeAll(async () => {
    server = await ScriptedSmtpServer.start();
  });
  afterAll(() => server.close());

  /** A sender on a record of one mail, and what came to the record in which order. */
  const sending = (returnPath: ReturnPath | null = null) => {
    const mails = [{ id: 'm1', address: TO, mime: MIME, attempts: 1, returnMark: MARK } as QueuedMail];
    const said: string[] = [];
    const session = {
      id: 1,
      alive: true,
      ensure: async () => undefined,
      close: async () => void said.push('lock given up'),
    };
    const queue = {
      recover: async () => 0,
      giveBack: async () => 0,
      expire: async () => undefined,
      take: async () => mails.splice(0),
      state: async () => ({ waitMs: null }),
      note: async (_: number, notes: { finishing: string[]; settlements: Settlement[] }) => {
        if (notes.settlements.length > 0) await pause(SLOW_RECORD_MS);
        for (const { id, state } of notes.settlements) said.push(`${id} ${state}`);
        return new Set(notes.finishing);
      },
    };
    const settings = {
      smtp: parseSmtpUrl(server.url),
      smtpConnections: 2,
      returnPath,
      mail: { from: { name: 'Đôn Đốc', address: 'dondoc@demo.example' } },
    } as WorkerSettings;
    const clock = { now: () => new Date('2026-11-06T01:00:00Z'), msUntil: () => 0 };
    const dispatch = { newSender: () => session, queue } as unknown as Dispatch;
    return { sender: new Sender(dispatch, clock, SILENT, settings), said };
  };

  it.each(['pause-before-dot-reply', 'pause-at-rcpt'] as const)(
    'gives up its lock only when the outcome of what it had in hand is recorded: %s',
    async (where) => {
      const { sender, said } = sending();
      const step = server.next(TO, where);
      const drained = sender.drain(() => undefined).catch((error: Error) => error.message);
      await step.reached;
      const closed = sender.close();
      step.release();
      await closed;
      expect(said).toEqual([where === 'pause-at-rcpt' ? 'm1 queued' : 'm1 sent', 'lock given up']);
      expect(await drained).toBe('this worker is closing');
    },
  );

  it('names each mail to its server by its mark, never by its id', async () => {
    const { sender } = sending(ReturnPath.parse('thu-tra+*@tinh.example'));
    const coming = server.nextAccepted();
    await sender.drain(() => undefined);
    expect((await coming).from).toBe(`thu-tra+${MARK.replaceAll('-', '')}@tinh.example`);
    await sender.close();
  });

  it('takes nothing in hand any more', async () => {
    const { sender, said } = sending();
    await sender.close();
    await expect(sender.drain(() => undefined)).rejects.toThrow('closing');
    expect(said).toEqual(['lock given up']);
  });
});
