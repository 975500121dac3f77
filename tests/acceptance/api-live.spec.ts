import { afterEach, describe, expect, it } from '@jest/globals';
import { withApi } from '../support/api/index.js';
import { LiveStream } from '../support/api/live-stream.js';
import { active } from '../support/api/tasks.js';
import { withDatabase } from '../support/database/index.js';

describe('the stream of an open page', () => {
  const database = withDatabase('live');
  const api = withApi(database, '2026-12-11T02:00:00Z');
  const open: LiveStream[] = [];

  afterEach(async () => {
    for (const stream of open.splice(0)) await stream.close();
  });

  const listen = async (as: string, last?: string): Promise<LiveStream> => {
    const stream = await LiveStream.open(api.url, await api.token(as), last);
    open.push(stream);
    return stream;
  };

  it('is for those who are signed in', async () => {
    expect((await api.ask('GET', '/api/stream')).status).toBe(401);
  });

  it('may not be changed or kept on its way', async () => {
    const { headers } = await listen('can-bo');
    expect(headers.get('content-type')).toBe('text/event-stream');
    expect(headers.get('cache-control')).toContain('no-transform');
    expect(headers.get('content-encoding')).toBeNull();
    expect(headers.get('x-accel-buffering')).toBe('no');
  });

  it('says which kind has changed, and nothing of what', async () => {
    const stream = await listen('can-bo');
    expect(await stream.next()).toMatchObject({ type: 'ready', data: { kinds: [] } });
    await active(api, '7.1');
    const told = await stream.next();
    expect(told).toMatchObject({ type: 'changed', data: { kinds: ['task'] } });
    expect(JSON.stringify(told)).not.toContain('7.1');
  });

  it('goes on where it broke: what was missed is told, and nothing missed is said so', async () => {
    const first = await listen('can-bo');
    await first.next();
    await active(api, '7.2');
    const { id } = await first.next();
    await first.close();
    await active(api, '7.3');
    const second = await listen('can-bo', id);
    expect(await second.next()).toMatchObject({ type: 'changed', data: { kinds: ['task'] } });
    const top = await database.ask('SELECT max(recorded)::text AS top FROM event');
    const third = await listen('can-bo', (top as unknown as { top: string }[])[0]!.top);
    expect(await third.next()).toMatchObject({ type: 'ready' });
  });

  it.each(['x', '-1', '99999999999', '9'.repeat(40)])(
    'asks for everything anew from a page that was at %s',
    async (place) => {
      const stream = await listen('can-bo', place);
      expect(await stream.next()).toMatchObject({ type: 'reset' });
    },
  );

  it('does not lose what is committed after something younger', async () => {
    const stream = await listen('can-bo');
    await stream.next();
    // The older transaction has taken its place in the record, and is not over.
    const older = await database.dataSource('owner', 1);
    const runner = older.createQueryRunner();
    await runner.startTransaction();
    await runner.query(
      `INSERT INTO aggregate (id, kind, programme, seq, version, state, head_hash, workflow_generation, closed, updated_at)
       SELECT 'register.late', 'register', programme, 1, 1, '{}', head_hash, 0, true, updated_at FROM aggregate LIMIT 1`,
    );
    await runner.query(
      `INSERT INTO event (aggregate_id, seq, type, schema_version, at, actor, data, prev_hash, hash)
       SELECT 'register.late', 1, type, schema_version, at, actor, data, prev_hash, 'x' FROM event LIMIT 1`,
    );
    await active(api, '7.4');
    expect(await stream.next()).toMatchObject({ data: { kinds: ['task'] } });
    await runner.commitTransaction();
    await runner.release();
    // More of the younger one may come before it.
    let told = await stream.next();
    while (!JSON.stringify(told.data).includes('register')) told = await stream.next();
    expect(told.type).toBe('changed');
  });

  it('is refused to who has twenty', async () => {
    for (let i = 0; i < 20; i += 1) await listen('giam-doc');
    expect((await api.ask('GET', '/api/stream', { as: 'giam-doc' })).status).toBe(429);
    expect((await api.ask('GET', '/api/stream', { as: 'can-bo' })).status).toBe(200);
  });
});
