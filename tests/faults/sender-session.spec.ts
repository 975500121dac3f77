import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SENDER_LOCK, SenderSession } from '#persistence';
import { withDatabase } from '../support/database/index.js';
import { TcpProxy } from '../support/faults/proxy/index.js';
import { eventually } from '../support/story/index.js';

describe('the lock that proves that a sender lives', () => {
  const db = withDatabase('sender');
  let proxy: TcpProxy;
  let session: SenderSession;

  beforeEach(async () => {
    const url = new URL(db.appUrl);
    proxy = await TcpProxy.to({ host: url.hostname, port: Number(url.port) });
    url.port = String(proxy.port);
    session = new SenderSession(url.href);
    await session.ensure();
  });

  afterEach(async () => {
    proxy.heal();
    await session.close();
    await proxy.close();
  });

  const holders = async () => {
    const rows = await db.ask<{ pid: number }>(
      `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND classid = $1 AND objid = $2 AND granted`,
      [SENDER_LOCK, session.id],
    );
    return rows.map(({ pid }) => pid);
  };

  it('is held as long as it lives, and gone when it is closed', async () => {
    expect(await holders()).toHaveLength(1);
    await session.close();
    await eventually(holders, (pids) => pids.length === 0);
  });

  it('is taken again at once when the connection breaks, once, whoever asks meanwhile', async () => {
    const [before] = await holders();
    // Slow enough that all of them ask while it is on its way.
    proxy.become({ delayMs: 50 });
    const again = proxy.arrival();
    proxy.cut();
    await again;
    expect(session.alive).toBe(false);
    await Promise.all([session.ensure(), session.ensure(), session.ensure()]);
    expect(session.alive).toBe(true);
    const after = await holders();
    expect(after).toHaveLength(1);
    expect(after).not.toContain(before);
  });

  it('is taken from a connection of its own that only PostgreSQL still believes in', async () => {
    const [zombie] = await holders();
    proxy.halfOpen();
    // What this side notices, the other side does not hear of.
    breakOf(session);
    await eventually(holders, (pids) => pids.length === 1 && pids[0] !== zombie);
  });
});

/** As the network does it to this side alone. */
function breakOf(session: SenderSession): void {
  const { client } = session as unknown as { client: { connection: { stream: { destroy(): void } } } };
  client.connection.stream.destroy();
}
