import { beforeAll, describe, expect, it } from '@jest/globals';
import type { JournalEntry } from '#contracts';
import { withApi } from '../support/api/index.js';
import { active } from '../support/api/tasks.js';
import { withDatabase } from '../support/database/index.js';

describe('the journal', () => {
  const database = withDatabase('journal');
  const api = withApi(database, '2026-12-11T02:00:00Z');
  let task: string;

  beforeAll(async () => {
    task = await active(api, '7.1');
    await api.persistence.unitOfWork({ id: 'system' }).executeCase(`${task}.m1.1`, {
      type: 'open',
      taskId: task,
      deadlineId: 'm1',
      programme: 'khcn',
    });
    await api.persistence.standIns.name(
      {
        person: 'can-bo',
        by: 'giam-doc',
        scope: 'work',
        since: '2026-12-14',
        until: '2026-12-15',
        document: null,
      },
      { id: 'can-bo' },
    );
    // 23:59 and 00:01 of the next day in Vietnam.
    api.clock.set('2026-12-11T16:59:00Z');
    await active(api, '7.2');
    api.clock.set('2026-12-11T17:01:00Z');
    await active(api, '7.3');
  });

  const asked = async (query = '', as = 'van-phong-1'): Promise<JournalEntry[]> => {
    const { status, body } = await api.ask('GET', `/api/audit${query}`, { as });
    expect(status).toBe(200);
    return body.items;
  };
  const acts = (entries: readonly JournalEntry[]) =>
    entries.map(({ subject, type }) => `${subject.code} ${type}`);

  it('tells every act, newest first, with who did it and its link in the chain', async () => {
    const entries = await asked('?by=all');
    const recorded = await database.ask('SELECT count(*)::int AS n FROM event');
    expect(entries).toHaveLength((recorded as unknown as { n: number }[])[0]!.n);
    const places = entries.map(({ place }) => Number(place));
    expect(places).toEqual([...places].sort((a, b) => b - a));
    const [last] = entries;
    expect(last).toMatchObject({
      kind: 'task',
      type: 'activated',
      actor: 'van-phong-1',
      subject: { code: '7.3' },
    });
    const [event] = (
      await api.ask('GET', `/api/tasks/${last!.subject.id}/events`, { as: 'van-phong-1' })
    ).body.items.slice(-1);
    expect(last).toMatchObject({ seq: event.seq, hash: event.hash });
  });

  it('leaves out what the engine did by itself, unless it is asked for', async () => {
    expect((await asked()).filter(({ actor }) => actor === 'system')).toEqual([]);
    expect((await asked('?by=all')).map(({ type }) => type)).toContain('case-opened');
  });

  it('is narrowed by kind, by person and by days of Vietnam', async () => {
    expect(acts(await asked('?kind=register'))).toEqual([' stand-in-named']);
    expect(acts(await asked('?actor=can-bo'))).toEqual([' stand-in-named']);
    expect(new Set((await asked('?from=2026-12-12')).map(({ subject }) => subject.code))).toEqual(
      new Set(['7.3']),
    );
    expect((await asked('?to=2026-12-11')).map(({ subject }) => subject.code)).not.toContain('7.3');
    expect(await asked('?programme=khac')).toEqual([]);
  });

  it('goes on where a page ended, and leaves nothing out', async () => {
    for (let n = 0; n < 30; n += 1) await active(api, `8.${n}`);
    const places: string[] = [];
    let before: string | null = null;
    do {
      const query: string = before === null ? '?by=all' : `?by=all&before=${before}`;
      const { body } = await api.ask('GET', `/api/audit${query}`, { as: 'van-phong-1' });
      places.push(...body.items.map(({ place }: JournalEntry) => place));
      before = body.next;
    } while (before !== null);
    const recorded = await database.ask('SELECT recorded::text AS place FROM event ORDER BY recorded DESC');
    expect(places).toEqual((recorded as unknown as { place: string }[]).map(({ place }) => place));
  });

  it('calls what has no title of its own by the name a reader knows', async () => {
    const { body: ledger } = await api.ask('GET', '/api/programmes/khcn/ledger', { as: 'van-phong-1' });
    await api.ask('POST', '/api/programmes/khcn/ledger/commands', {
      as: 'van-phong-1',
      body: { type: 'mark-open', dataset: 'indicators', open: true },
      headers: { 'If-Match': `"${ledger.version}"` },
    });
    const [published] = await asked('?kind=ledger');
    expect(published!.subject.title).toMatch(/Đề án/);
    const [opened] = await asked('?by=all&kind=case');
    expect(opened!.subject).toMatchObject({ code: '7.1', title: expect.stringMatching(/./) });
  });

  it('is for those who read everything', async () => {
    for (const as of ['can-bo', 'giam-doc']) {
      expect((await api.ask('GET', '/api/audit', { as })).status).toBe(403);
    }
  });
});
