import { beforeAll, describe, expect, it } from '@jest/globals';
import { messageList, messageView, reminderList } from '#contracts';
import { MessageEntity, MessageItemEntity } from '#persistence';
import { withApi } from '../support/api/index.js';
import { active, command } from '../support/api/tasks.js';
import { withDatabase } from '../support/database/index.js';

describe('the steps of a ladder are shown', () => {
  const database = withDatabase('api_reminders');
  const api = withApi(database, '2026-11-22T02:00:00Z');
  let id: string;
  const reminders = async (as = 'van-phong-1') =>
    reminderList.parse((await api.ask('GET', `/api/tasks/${id}/reminders`, { as })).body).items;
  const line = (r: { at: string; rung: string; state: string }) =>
    `${r.at.slice(0, 10)} ${r.rung} ${r.state}`;

  beforeAll(async () => {
    id = await active(api, '1.2');
  });

  it('as they will come, whoever stays silent, with whom and why', async () => {
    const items = await reminders();
    // Assigned on 1/10 but recorded on Sunday 22/11: acknowledgement is counted from the recording.
    expect(items.map(line)).toEqual([
      '2026-11-25 ACK planned',
      '2026-12-04 T-14 planned',
      '2026-12-11 H-7 planned',
      '2026-12-11 T-7 planned',
      '2026-12-15 H-3 planned',
      '2026-12-15 T-3 planned',
      '2026-12-17 T-1 planned',
      '2026-12-18 T-0 planned',
      '2026-12-21 T+1 planned',
      '2026-12-22 L1 planned',
      '2026-12-23 T+3 planned',
      '2026-12-24 L2 planned',
      '2026-12-28 L3 planned',
      '2026-12-29 T+7 planned',
      '2026-12-30 L4 planned',
      ...items.slice(15).map(line),
    ]);
    expect(items.at(-1)).toMatchObject({ rung: 'ROLLUP', kind: 'status' });
    const t7 = items.find((r) => r.rung === 'T-7');
    expect(t7).toMatchObject({
      at: '2026-12-11T01:00:00Z',
      deadline: 'm1',
      title: 'Nhắc hạn trước 7 ngày',
      to: [{ id: 'can-bo', name: 'can-bo', role: 'cán bộ được giao' }],
    });
    expect(t7?.why).toContain('7 ngày trước ngày làm việc cuối cùng');
  });

  it('with those that an act has silenced, and why', async () => {
    await command(api, 'can-bo', id, { type: 'acknowledge' });
    const items = await reminders('can-bo');
    expect(items.find((r) => r.rung === 'T-14')).toMatchObject({
      state: 'silenced',
      reason: 'đã tiếp nhận nên không nhắc sớm',
    });
    expect(items.find((r) => r.rung === 'ACK')).toMatchObject({
      state: 'silenced',
      reason: 'đã tiếp nhận',
    });
  });

  it('as what became of the mail, once they have gone out', async () => {
    await api.persistence.dataSource.transaction(async (tx) => {
      const aggregate = await api.persistence.locks.one(tx, id, 'task');
      const sent = {
        deadlineId: 'm1',
        kind: 'reminder' as const,
        nominal: '2026-12-11',
        slot: '2026-12-11',
      };
      await api.persistence.recorder.append(
        tx,
        aggregate,
        [
          { type: 'reminded', data: { ...sent, key: '1/T-7', rung: 'T-7', to: ['can-bo'] } },
          { type: 'rung-skipped', data: { ...sent, key: '1/H-7', rung: 'H-7', reason: 'nobody' } },
        ],
        { id: 'system' },
      );
      await tx.insert(MessageEntity, {
        id: 'thu-1',
        key: 'can-bo|2026-12-11|routine',
        recipient: 'can-bo',
        address: 'can-bo@demo.example',
        slot: '2026-12-11T01:00:00Z',
        slotDate: '2026-12-11',
        class: 'routine',
        subject: '[Nhắc hạn] 1 việc',
        state: 'ambiguous',
        mime: Buffer.from('Content-Type: text/html; charset=utf-8\r\n\r\n<p>Kính gửi</p>'),
        messageId: '<thu-1@demo.example>',
        sources: {},
        attempts: 1,
        resends: 0,
        notAfter: '2026-12-12T01:00:00Z',
        createdAt: '2026-12-11T00:30:00Z',
      } as object);
      await tx.insert(MessageItemEntity, {
        messageId: 'thu-1',
        ordinal: 0,
        aggregateId: id,
        deadlineId: 'm1',
        doneKey: 'm1:1/T-7',
        rung: 'T-7',
        kind: 'reminder',
        nominal: '2026-12-11',
        line: {},
      } as object);
    });
    const items = await reminders();
    expect(items.filter((r) => r.rung === 'T-7')).toMatchObject([{ state: 'ambiguous', messageId: 'thu-1' }]);
    expect(items.filter((r) => r.rung === 'H-7')).toMatchObject([
      { state: 'silenced', reason: 'chưa có người nhận' },
    ]);
    // The head may know of it, but the mail itself is its recipient's.
    expect((await reminders('giam-doc')).find((r) => r.rung === 'T-7')).toMatchObject({ messageId: null });
  });

  it('and shows a mail to its recipient and to those who read all', async () => {
    for (const as of ['can-bo', 'van-phong-1']) {
      const { items } = messageList.parse((await api.ask('GET', `/api/messages?task=${id}`, { as })).body);
      expect(items).toMatchObject([
        { id: 'thu-1', to: 'can-bo@demo.example', state: 'ambiguous', attempts: 1 },
      ]);
      expect(items[0]?.items).toMatchObject([{ task: id, taskCode: '1.2', deadline: 'm1', rung: 'T-7' }]);
      const mail = messageView.parse((await api.ask('GET', '/api/messages/thu-1', { as })).body);
      expect(mail.html).toBe('<p>Kính gửi</p>');
      const page = await api.ask('GET', '/api/messages/thu-1/html', { as });
      expect(page.body).toBe('<p>Kính gửi</p>');
      expect(page.headers.get('content-security-policy')).toContain('sandbox');
    }
    const others = await api.ask('GET', `/api/messages?task=${id}`, { as: 'can-bo-2' });
    expect(others.body).toEqual({ items: [], total: 0 });
    expect(await api.ask('GET', '/api/messages?recipient=can-bo', { as: 'can-bo-2' })).toMatchObject({
      body: { total: 0 },
    });
    expect(await api.ask('GET', '/api/messages/thu-1', { as: 'can-bo-2' })).toMatchObject({ status: 403 });
  });
});
