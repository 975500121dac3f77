import { beforeAll, describe, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { meView, type NoticeChoice } from '#contracts';
import { Dispatch } from '#persistence';
import { withApi } from '../support/api/index.js';
import { active } from '../support/api/tasks.js';
import { withDatabase } from '../support/database/index.js';
import { claimAll } from '../support/slot/claim-all.js';

const BOX = { name: 'Văn phòng Tỉnh ủy', address: 'dondoc@demo.example' };
const MAIL = {
  from: BOX,
  replyTo: BOX,
  publicUrl: 'http://localhost:3000',
  allowedDomains: ['demo.example'],
};
const NO_BEAT = () => undefined;

/** One task on its last day and one with three days left, for the same officer, on one morning after another. */
describe('the choice of how mails come', () => {
  const database = withDatabase('notice_choice');
  const api = withApi(database, '2026-11-02T03:00:00Z');
  let dispatch: Dispatch;

  beforeAll(async () => {
    dispatch = new Dispatch(api.persistence, api.clock, MAIL);
    for (const [code, day] of [
      ['1.1', '2026-11-12'],
      ['1.2', '2026-11-13'],
      ['1.3', '2026-11-16'],
    ] as const) {
      const deadlines = [{ id: 'm1', deliverable: 'Báo cáo', rule: { kind: 'by', date: day } }];
      await active(api, code, { leadUnits: ['so-khcn'], officer: 'can-bo', deadlines });
    }
  });

  const choose = async (choice: NoticeChoice, as = 'can-bo') => {
    expect(await api.ask('PUT', '/api/me/notice-choice', { as, body: { choice } })).toMatchObject({
      status: 204,
    });
  };
  const chosen = async (as: string) =>
    meView.parse((await api.ask('GET', '/api/me', { as })).body).noticeChoice;
  const plan = async (slot: string) => {
    api.clock.set(`${slot}T00:59:30.000Z`);
    await dispatch.slots.phase(slot);
    for (const id of await dispatch.planner.unplanned(slot, 100)) await dispatch.planner.planFor(id, slot);
    await dispatch.digests.composeAhead(slot, NO_BEAT);
  };
  const send = async (slot: string) => {
    api.clock.set(`${slot}T01:00:00.000Z`);
    expect(await claimAll(dispatch, slot)).toEqual({ held: false, failures: [] });
    await dispatch.slots.claimed(slot);
    const rows = await database.ask<{ class: string; mime: Buffer }>(
      `SELECT class, mime FROM message WHERE slot_date = $1 AND recipient = 'can-bo' AND state = 'queued' ORDER BY class`,
      [slot],
    );
    return Promise.all(
      rows.map(async (row) => {
        const { text = '' } = await simpleParser(row.mime);
        return {
          class: row.class,
          tasks: [...text.matchAll(/^\s+(1\.\d) –/gm)].map(([, code]) => code),
          text,
        };
      }),
    );
  };

  it('is one mail with everything, unless somebody says otherwise', async () => {
    expect(await chosen('can-bo')).toBe('together');
    await plan('2026-11-12');
    const [mail, ...others] = await send('2026-11-12');
    expect(others).toEqual([]);
    expect(mail!.class).toBe('grave');
    expect(mail!.tasks).toEqual(expect.arrayContaining(['1.1', '1.2']));
    expect(mail!.text).not.toContain('Tài khoản của tôi');
  });

  it('made after the mail was composed, parts it: what is grave alone, everything else in the other', async () => {
    await plan('2026-11-13');
    await choose('grave-apart');
    const [grave, routine, ...others] = await send('2026-11-13');
    expect(others).toEqual([]);
    expect(grave).toMatchObject({ class: 'grave', tasks: ['1.2'] });
    expect(grave!.text).toContain('Việc gấp gửi thành thư riêng này theo lựa chọn ở Tài khoản của tôi.');
    expect(grave!.text).toContain('Vì sao tôi nhận thư này: đồng chí là cán bộ được giao');
    expect(routine!.class).toBe('routine');
    expect(routine!.tasks).toEqual(expect.arrayContaining(['1.1', '1.3']));
    expect(routine!.tasks).not.toContain('1.2');
    // Both are recorded once, and asked for again nothing more comes.
    expect(await send('2026-11-13')).toHaveLength(2);
    expect(await database.ask('SELECT 1 FROM planned_item WHERE slot = $1', ['2026-11-13'])).toEqual([]);
  });

  it('taken back before the claim, makes one mail of the two again', async () => {
    await plan('2026-11-16');
    const composed = await database.ask(
      `SELECT class FROM message WHERE slot_date = '2026-11-16' AND recipient = 'can-bo' AND state = 'planned' ORDER BY 1`,
    );
    expect(composed).toEqual([{ class: 'grave' }, { class: 'routine' }]);
    await choose('together');
    const [mail, ...others] = await send('2026-11-16');
    expect(others).toEqual([]);
    expect(mail!.class).toBe('grave');
    expect(mail!.tasks).toEqual(expect.arrayContaining(['1.2', '1.3']));
    const left = await database.ask(
      `SELECT state FROM message WHERE slot_date = '2026-11-16' AND recipient = 'can-bo' AND class = 'routine'`,
    );
    expect(left).toEqual([{ state: 'superseded' }]);
  });

  it('is in the register, once for each change, and is each one’s own', async () => {
    await choose('together');
    expect(await chosen('giam-doc')).toBe('together');
    const acts = await database.ask(
      `SELECT actor, data FROM event WHERE type = 'notices-chosen' ORDER BY seq`,
    );
    expect(acts).toEqual([
      { actor: 'can-bo', data: { person: 'can-bo', choice: 'grave-apart' } },
      { actor: 'can-bo', data: { person: 'can-bo', choice: 'together' } },
    ]);
    expect(
      await api.ask('PUT', '/api/me/notice-choice', { as: 'can-bo', body: { choice: 'none' } }),
    ).toMatchObject({
      status: 400,
    });
  });
});
