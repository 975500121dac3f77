import { beforeAll, describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import { calendarAddressList, type MadeCalendarAddress, madeCalendarAddress } from '#contracts';
import { withApi } from '../support/api/index.js';
import { active, command } from '../support/api/tasks.js';
import { withDatabase } from '../support/database/index.js';
import { smallTemplate, startSmall } from '../support/programme/small-cycle.js';

const BY = (date: string) => ({ kind: 'by', date });

describe('the calendar of a person', () => {
  const database = withDatabase('calendar_feed');
  const api = withApi(database, '2026-12-10T02:00:00Z');
  let plan: string;
  let secret: string;

  beforeAll(async () => {
    plan = await active(api, '1.1');
    const deadlines = [{ id: 'm1', deliverable: 'Báo cáo', rule: BY('2026-12-31') }];
    secret = await active(api, '1.2', {
      ...{ leadUnits: ['so-khcn'], officer: 'can-bo', classification: 'internal', deadlines },
    });
    await active(api, '2.1', { leadUnits: ['so-tai-chinh'], officer: 'can-bo-2', deadlines });
    await smallTemplate(api.persistence);
    await startSmall(api.persistence, 1);
  });

  const make = async (as: string): Promise<MadeCalendarAddress> => {
    const made = await api.ask('POST', '/api/me/calendar-addresses', { as, body: { label: 'Điện thoại' } });
    expect(made).toMatchObject({ status: 201 });
    return madeCalendarAddress.parse(made.body);
  };
  const addresses = async (as: string) =>
    calendarAddressList.parse((await api.ask('GET', '/api/me/calendar-addresses', { as })).body).items;
  const read = (url: string) => api.ask('GET', new URL(url).pathname);
  const entries = async (url: string) => {
    const answer = await read(url);
    expect(answer).toMatchObject({ status: 200 });
    const root = new ICAL.Component(ICAL.parse(answer.body as string) as [string, unknown[], unknown[]]);
    return root.getAllSubcomponents('vevent').map((event) => ({
      uid: String(event.getFirstPropertyValue('uid')),
      day: String(event.getFirstPropertyValue('dtstart')),
      summary: String(event.getFirstPropertyValue('summary')),
      text: String(event.getFirstPropertyValue('description')),
      sequence: Number(event.getFirstPropertyValue('sequence')),
      changed: String(event.getFirstPropertyValue('last-modified')),
      link: String(event.getFirstPropertyValue('url')),
    }));
  };

  it('has a secret address that is answered once, and is read without signing in', async () => {
    const { url, id } = await make('can-bo');
    expect(url).toMatch(/^http:\/\/localhost:3000\/api\/feeds\/[\w-]{43}\.ics$/);
    expect(await addresses('can-bo')).toMatchObject([{ id, label: 'Điện thoại', lastReadAt: null }]);
    const token = url.slice(-47, -4);
    const { headers, body } = await read(url);
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(headers.get('cache-control')).toBe('no-store');
    expect((body as string).split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(body).not.toContain(token);
    expect((await addresses('can-bo'))[0]?.lastReadAt).not.toBeNull();
    const [row] = await database.ask<{ kept: string }>(
      'SELECT to_jsonb(c)::text AS kept FROM calendar_address c',
    );
    expect(row!.kept).not.toContain(token);
    expect(api.log.join('')).not.toContain(token);
  });

  it('holds the days one works to, each with how it came to be, and nobody else’s', async () => {
    const { url } = await make('can-bo');
    const found = await entries(url);
    expect(found).toEqual([
      {
        uid: `${plan}-m1@localhost`,
        // Before 20/12: 19/12 is a Saturday, the last working day the Friday.
        day: '2026-12-18',
        summary: 'Hạn: 1.1 – Nhiệm vụ 1.1',
        text: expect.stringContaining('Sản phẩm: Dự thảo kế hoạch\nHạn theo văn bản: 19/12/2026 (thứ Bảy)'),
        sequence: 3,
        changed: expect.stringMatching(/^2026-12-10T02:00:0/),
        link: `http://localhost:3000/nhiem-vu/${plan}`,
      },
      {
        ...{ uid: `${secret}-m1@localhost`, day: '2026-12-31', summary: 'Hạn: 1.2', sequence: 3 },
        text: `http://localhost:3000/nhiem-vu/${secret}`,
        changed: expect.any(String),
        link: `http://localhost:3000/nhiem-vu/${secret}`,
      },
    ]);
    const { body: task } = await api.ask('GET', `/api/tasks/${plan}`, { as: 'can-bo' });
    for (const step of task.deadlines[0].explanation) expect(found[0]!.text).toContain(step);
    expect((await read(url)).body).toMatch(/CLASS:CONFIDENTIAL/);
  });

  it('follows the record: a new version keeps its name, what is handed in is the checker’s', async () => {
    const [officer, checker] = [await make('can-bo'), await make('kiem-tra')];
    expect(await entries(checker.url)).toEqual([]);
    await command(api, 'can-bo', plan, { type: 'acknowledge' });
    expect((await entries(officer.url))[0]).toMatchObject({ uid: `${plan}-m1@localhost`, sequence: 4 });
    await command(api, 'can-bo', plan, { type: 'submit-deliverable', deadlineId: 'm1', documentNumber: '1' });
    expect((await entries(officer.url)).map(({ uid }) => uid)).toEqual([`${secret}-m1@localhost`]);
    expect(await entries(checker.url)).toMatchObject([
      // Five working days after Thursday 10/12.
      {
        uid: `check-${plan}-m1@localhost`,
        day: '2026-12-17',
        summary: 'Kiểm tra sản phẩm: 1.1 – Nhiệm vụ 1.1',
      },
    ]);
  });

  it('has the stages and the decisions of a head beside what the unit leads', async () => {
    await command(api, 'can-bo', secret, {
      ...{ type: 'request-extension', deadlineId: 'm1', newDue: '2027-01-29', reason: 'Chờ số liệu' },
    });
    const { url } = await make('giam-doc');
    expect((await entries(url)).map(({ uid, summary }) => [uid, summary])).toEqual([
      [`${secret}-m1@localhost`, 'Hạn: 1.2'],
      [`extension-${secret}-m1@localhost`, 'Ký đề nghị gia hạn: 1.2'],
      [
        expect.stringMatching(/^stage-.*-don-vi-so-khcn@localhost$/),
        expect.stringMatching(/^Gửi nội dung: /),
      ],
    ]);
  });

  it('is its owner’s to revoke, and shut at once', async () => {
    const { url, id } = await make('can-bo-2');
    const revoke = (as: string) => api.ask('DELETE', `/api/me/calendar-addresses/${id}`, { as });
    expect(await revoke('can-bo')).toMatchObject({ status: 404 });
    expect(await entries(url)).toMatchObject([{ summary: 'Hạn: 2.1 – Nhiệm vụ 2.1' }]);
    expect(await revoke('can-bo-2')).toMatchObject({ status: 204 });
    expect(await read(url)).toMatchObject({ status: 404 });
    expect(await addresses('can-bo-2')).toEqual([]);
  });

  it('is shut with its owner’s access', async () => {
    const { url } = await make('can-bo-2');
    await api.persistence.directory.changePerson('can-bo-2', { active: false });
    expect(await read(url)).toMatchObject({ status: 404 });
    await api.persistence.directory.changePerson('can-bo-2', { active: true });
    expect(await read(url)).toMatchObject({ status: 404 });
  });

  it('is not kept with the key of the request, which makes another one', async () => {
    const ask = () =>
      api.ask('POST', '/api/me/calendar-addresses', {
        ...{ as: 'bi-thu', body: { label: 'Outlook' }, headers: { 'Idempotency-Key': 'lich-1' } },
      });
    const [first, second] = [await ask(), await ask()];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body.url).not.toBe(first.body.url);
    expect(await database.ask(`SELECT 1 FROM idempotency WHERE key = 'lich-1'`)).toEqual([]);
  });

  it('is one of a few, and is not read without end', async () => {
    for (let made = (await addresses('dau-moi')).length; made < 5; made += 1) await make('dau-moi');
    const body = { label: 'Một nữa' };
    expect(await api.ask('POST', '/api/me/calendar-addresses', { as: 'dau-moi', body })).toMatchObject({
      ...{ status: 409, body: { type: 'urn:dondoc:problem:state-conflict' } },
    });
    const { url } = await make('pho-chanh');
    const answers = [];
    for (let i = 0; i < 13; i += 1) answers.push(await read(url));
    expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(12);
    expect(answers.at(-1)!.status).toBe(429);
    expect(Number(answers.at(-1)!.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});
