import { beforeAll, describe, expect, it } from '@jest/globals';
import { readReturned } from '#mail';
import { Dispatch, enqueueLetter, type Letter, letterKey, type Persistence } from '#persistence';
import { noteReturned } from '../../apps/cli/verbs/bounce.js';
import { StandingClock, withDatabase } from '../support/database/index.js';
import { smallProvince } from '../support/database/province.js';

const BOX = { name: 'Văn phòng Tỉnh ủy', address: 'dondoc@demo.example' };
const MAIL = {
  ...{ from: BOX, replyTo: BOX, publicUrl: 'http://localhost:3000' },
  allowedDomains: ['demo.example'],
};
const OFFICE = { id: 'van-phong-1' };
const SENDER = 7;
const HOUR_SECONDS = 3_600;

/** The marks of the return paths, by the ids of their mails. */
const marks = new Map<string, string>();
const pathWith = (mark: string) => `thu-tra+${mark.replaceAll('-', '')}@tinh.example`;
const pathOf = (id: string) => pathWith(marks.get(id) ?? id);
const lines = (...all: string[]) => Buffer.from(`${all.join('\r\n')}\r\n`);

function bounceOf(id: string, status: string): Buffer {
  return lines(
    ...[`To: ${pathOf(id)}`, 'Auto-Submitted: auto-replied', 'MIME-Version: 1.0'],
    ...['Content-Type: multipart/report; report-type=delivery-status; boundary=b', '', '--b'],
    ...['Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.so.example', ''],
    ...['Final-Recipient: rfc822; x@demo.example', 'Action: failed', `Status: ${status}`, '', '--b--'],
  );
}

const absenceOf = (id: string) =>
  lines(`To: ${pathOf(id)}`, 'Auto-Submitted: auto-replied', 'Subject: Vắng mặt', '', 'Tôi đi công tác.');

describe('mails that come back', () => {
  const db = withDatabase('returned');
  const clock = new StandingClock('2026-11-04T03:00:00.000Z');
  let persistence: Persistence;
  let dispatch: Dispatch;
  let number = 0;

  beforeAll(async () => {
    persistence = await db.persistence(clock);
    dispatch = new Dispatch(persistence, clock, MAIL);
    await smallProvince(persistence);
  });

  /** A letter to somebody, taken by the mail server unless nothing may go there; answers its id. */
  const sent = async (recipient: string): Promise<string> => {
    number += 1;
    const letter: Letter = {
      ...{ kind: 'notice-of-change', id: `${number}`, recipient, programme: 'khcn', demo: false, lines: [] },
      words: { subject: 'Thông báo', opening: ['Lịch thay đổi.'], closing: [], link: null },
    };
    await persistence.dataSource.transaction((tx) => enqueueLetter(tx, clock.now().toISOString(), letter));
    for (const row of await persistence.outbox.claim(10)) {
      if (row.topic === 'letter') await dispatch.letters.freeze(row.payload);
      await persistence.outbox.done(row.id);
    }
    await takeAll();
    const [row] = await db.ask<{ id: string; mark: string }>(
      'SELECT id, return_mark AS mark FROM message WHERE key = $1',
      [letterKey(letter)],
    );
    marks.set(row!.id, row!.mark);
    return row!.id;
  };
  const takeAll = async () => {
    const mails = await dispatch.queue.take(SENDER, 100);
    const settled = mails.map(({ id }) => ({ id, state: 'sent' as const, reply: '250 ok' }));
    await dispatch.queue.note(SENDER, { finishing: mails.map(({ id }) => id), settlements: [] });
    await dispatch.queue.settle(SENDER, settled);
    return mails.length;
  };
  const comes = async (source: Buffer) => noteReturned(persistence, await readReturned(source));
  const acts = () =>
    db.ask<{ type: string; data: object }>(
      `SELECT type, data FROM event WHERE aggregate_id = 'register' ORDER BY seq`,
    );
  const suspended = async (person: string) =>
    (await persistence.directory.current()).person(person)?.addressSuspended;
  const last = async (recipient: string) => {
    const id = await sent(recipient);
    const [row] = await db.ask<{ state: string; reply: string }>(
      'SELECT state, reply FROM message WHERE id = $1',
      [id],
    );
    return row;
  };

  it('suspend an address when the second one says that nobody is there, and say so in the record', async () => {
    const [first, second] = [await sent('can-bo'), await sent('can-bo')];
    expect(await comes(bounceOf(first, '5.1.1'))).toBe('noted');
    expect(await comes(bounceOf(first, '5.1.1'))).toBe('again');
    expect(await suspended('can-bo')).toBe(false);
    expect(await comes(bounceOf(second, '5.1.1'))).toBe('suspended');
    expect(await suspended('can-bo')).toBe(true);
    expect(await acts()).toEqual([
      { type: 'mail-bounced', data: { message: first, person: 'can-bo', status: '5.1.1' } },
      { type: 'mail-bounced', data: { message: second, person: 'can-bo', status: '5.1.1' } },
      { type: 'address-suspended', data: { person: 'can-bo', message: second } },
    ]);
    expect((await persistence.check.verifyChains()).fault).toBeNull();
    expect(await persistence.returnedMails.ofMail(first)).toMatchObject([
      { kind: 'bounce', status: '5.1.1' },
    ]);
  });

  it('let nothing more be handed over to it, and that is listed', async () => {
    expect(await last('can-bo')).toEqual({ state: 'failed', reply: 'address-suspended' });
    expect(await last('can-bo-2')).toEqual({ state: 'sent', reply: '250 ok' });
    const { findings } = await persistence.coverage.report();
    expect(findings).toContainEqual(expect.objectContaining({ kind: 'refused-address', person: 'can-bo' }));
  });

  it('are forgiven when the address is released, and counted anew', async () => {
    clock.set('2026-11-04T04:00:00.000Z');
    await expect(persistence.returnedMails.release('can-bo-2', OFFICE)).rejects.toMatchObject({
      code: 'state-conflict',
    });
    expect(await persistence.returnedMails.release('can-bo@demo.example', OFFICE)).toBe(
      'can-bo@demo.example',
    );
    expect((await acts()).at(-1)).toEqual({ type: 'address-released', data: { person: 'can-bo' } });
    const id = await sent('can-bo');
    expect(await comes(bounceOf(id, '5.1.1'))).toBe('noted');
    expect(await suspended('can-bo')).toBe(false);
  });

  it('are forgotten with the address when another one is entered', async () => {
    expect(await comes(bounceOf(await sent('can-bo'), '5.2.1'))).toBe('suspended');
    await persistence.directory.change((tx) =>
      tx.query(`UPDATE person SET email = 'can-bo-moi@demo.example' WHERE id = 'can-bo'`),
    );
    expect(await suspended('can-bo')).toBe(false);
    expect(await last('can-bo')).toEqual({ state: 'sent', reply: '250 ok' });
  });

  it.each([
    ['a full box', '5.2.2'],
    ['a refused content', '5.7.1'],
    ['a server that gave up', '4.4.7'],
  ])('do not count against the address: %s', async (_what, status) => {
    for (let i = 0; i < 3; i += 1) expect(await comes(bounceOf(await sent('bi-thu'), status))).toBe('noted');
    expect(await suspended('bi-thu')).toBe(false);
  });

  it('are not believed of a mail that nobody was sent', async () => {
    const before = await acts();
    expect(await comes(bounceOf('00000000-0000-4000-8000-000000000000', '5.1.1'))).toBe('unknown');
    expect(await comes(lines('To: thu-tra@tinh.example', 'Auto-Submitted: auto-replied', '', 'x'))).toBe(
      'unknown',
    );
    expect(await comes(lines(`To: ${pathOf(await sent('chanh'))}`, '', 'Tôi đã nhận thư.'))).toBe(
      'no-bounce',
    );
    expect(await acts()).toEqual(before);
  });

  it('are not believed of the id of a mail, which answers and logs show to many', async () => {
    const id = await sent('chanh');
    const forged = bounceOf(id, '5.1.1').toString().replace(pathOf(id), pathWith(id));
    expect(await comes(Buffer.from(forged))).toBe('unknown');
    expect(await persistence.returnedMails.ofMail(id)).toEqual([]);
  });

  it('make the product send nothing, in a loop of answers for an hour', async () => {
    clock.set('2026-11-05T03:00:00.000Z');
    const id = await sent('giam-doc');
    const count = async () => {
      const [row] = await db.ask(
        `SELECT (SELECT count(*)::int FROM message) AS mails, (SELECT count(*)::int FROM outbox) AS outbox,
                (SELECT count(*)::int FROM event) AS events, (SELECT count(*)::int FROM planned_item) AS planned`,
      );
      return row;
    };
    const before = await count();
    const from = clock.now().getTime();
    for (let second = 1; second <= HOUR_SECONDS; second += 30) {
      clock.set(new Date(from + second * 1000).toISOString());
      expect(await comes(absenceOf(id))).toBe(second === 1 ? 'noted' : 'again');
    }
    expect(await takeAll()).toBe(0);
    expect(await count()).toEqual(before);
    expect(await persistence.returnedMails.ofMail(id)).toMatchObject([{ kind: 'auto-reply', status: null }]);
  });

  it('and even acts without end give one person so many letters a day and no more; the others come later', async () => {
    clock.set('2026-11-09T03:00:00.000Z');
    for (let i = 0; i < 50; i += 1) await sent('pho-chanh');
    const onDay = async () => {
      const rows = await db.ask<{ state: string; count: number }>(
        `SELECT state, count(*)::int AS count FROM message WHERE recipient = 'pho-chanh' GROUP BY state`,
      );
      return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
    };
    expect(await onDay()).toEqual({ sent: 20, queued: 30 });
    clock.set('2026-11-10T00:59:00.000Z');
    expect(await takeAll()).toBe(0);
    clock.set('2026-11-10T01:00:00.000Z');
    expect(await takeAll()).toBe(20);
    await sent('pho-chanh');
    expect(await onDay()).toEqual({ sent: 40, queued: 11 });
    clock.set('2026-11-11T01:00:00.000Z');
    expect(await takeAll()).toBe(11);
  });

  it('are not believed long after every server has given up, whoever was passed the mail since', async () => {
    const id = await sent('chanh');
    clock.set('2026-11-25T01:00:01.000Z');
    expect(await comes(bounceOf(id, '5.1.1'))).toBe('unknown');
    expect(await persistence.returnedMails.ofMail(id)).toEqual([]);
  });
});
