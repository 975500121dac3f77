import { describe, expect, it } from '@jest/globals';
import type { Outcome, OutgoingMessage } from '#mail';
import { createLogger } from '#platform';
import { readMime } from '../messages/read-mime.js';
import { SignInMailer } from './sign-in-mail.js';

const letter = {
  person: {
    id: 'p1',
    email: 'canbo@tinh.example',
    name: 'Hoàng Thị Ví Dụ',
    title: '',
    active: true,
    memberships: [],
    unitsBelow: [],
    standsFor: [],
  },
  code: '123456',
  token: 'canary-token-canary-token-canary-token',
  minutes: 10,
};

async function sent(change: { pilot?: string; allowed?: string[]; outcome?: Outcome }) {
  const messages: OutgoingMessage[] = [];
  const log: string[] = [];
  const office = { name: 'Đôn Đốc', address: 'dondoc@tinh.example' };
  const pool = {
    deliver: async (message: OutgoingMessage): Promise<Outcome> => {
      messages.push(message);
      await message.beforeFinish();
      return change.outcome ?? { state: 'accepted', reply: '250 ok' };
    },
    close: async () => undefined,
  };
  const mailer = new SignInMailer(
    pool,
    {
      publicUrl: 'https://dondoc.tinh.example',
      account: { from: office, replyTo: office, allowedDomains: change.allowed ?? ['tinh.example'] },
      pilot: async () => change.pilot ?? null,
      now: () => new Date('2026-11-22T02:00:00Z'),
    },
    createLogger({ name: 'api', level: 'debug', stream: { write: (line: string) => void log.push(line) } }),
  );
  mailer.send(letter);
  await mailer.close();
  return { messages, log: log.join('') };
}

describe('the sign-in mail', () => {
  it('carries link and code to the person, and neither to the log', async () => {
    const { messages, log } = await sent({});
    expect(messages.map((m) => m.to)).toEqual(['canbo@tinh.example']);
    const { text, html } = readMime(messages[0]!.source);
    const link = `https://dondoc.tinh.example/dang-nhap/${letter.token}`;
    expect(text).toContain('123456');
    expect(text).toContain(link);
    expect(html).toContain(link);
    expect(log).toBe('');
  });

  it('goes to the one box of pilot mode', async () => {
    expect((await sent({ pilot: 'thunghiem@tinh.example' })).messages.map((m) => m.to)).toEqual([
      'thunghiem@tinh.example',
    ]);
  });

  it('goes to no domain that is not allowed', async () => {
    const { messages, log } = await sent({ allowed: ['khac.example'] });
    expect(messages).toEqual([]);
    expect(log).toContain('not among the allowed ones');
    expect(log).not.toContain('canbo');
  });

  it('is said to have failed, without saying for whom', async () => {
    const outcome: Outcome = {
      state: 'refused',
      permanent: true,
      code: 550,
      reply: '550 no canbo@tinh.example',
      at: 'rcpt',
    };
    const { log } = await sent({ outcome });
    expect(log).toContain('"because":"550"');
    expect(log).not.toMatch(/canary|canbo/);
  });
});
