import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { Dispatch, Invariants } from '#persistence';
import { chainView, SILENT } from '#platform';
import { Heartbeat } from '../../apps/worker/heartbeat/heartbeat.js';
import type { HeartbeatSettings } from '../../apps/worker/settings.js';
import { OFFICE, tenOfficers } from '../support/story/cast.js';
import { eventually, Story } from '../support/story/index.js';

const MAILBOX = 'kiem-tra@demo.example';
const MAIL = {
  from: { name: 'Văn phòng', address: 'dondoc@demo.example' },
  replyTo: { name: 'Văn phòng', address: 'dondoc@demo.example' },
  publicUrl: 'http://localhost:3000',
  allowedDomains: 'any' as const,
};

/** The watcher outside: counts the calls to each of its addresses. */
class Watcher {
  readonly calls: Record<string, number> = {};
  status = 200;
  private server!: Server;

  async open(): Promise<void> {
    this.server = createServer((request, response) => {
      this.calls[request.url!] = (this.calls[request.url!] ?? 0) + 1;
      response.writeHead(this.status).end();
    });
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  at(path: string): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}${path}`;
  }

  async close(): Promise<void> {
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** Real parts throughout; each link is broken once, and the watcher must then hear nothing. */
describe('the dead-man’s switch', () => {
  const watcher = new Watcher();
  let story: Story;
  let heartbeat: Heartbeat;
  let settings: HeartbeatSettings;

  beforeAll(async () => {
    await watcher.open();
    story = await Story.begin({ name: 'heartbeat', at: '2026-11-02T03:00:00Z', seed: tenOfficers });
    await startWorker();
    settings = { url: watcher.at('/spec'), mailbox: MAILBOX, limitMs: 4_000 };
    const dispatch = new Dispatch(story.persistence, story.clock, MAIL);
    heartbeat = new Heartbeat({ heartbeat: settings }, story.persistence, dispatch, SILENT);
  }, 180_000);

  afterAll(async () => {
    await story?.end();
    await watcher.close();
  }, 60_000);

  const startWorker = () =>
    story.startWorker({ HEARTBEAT_URL: watcher.at('/worker'), HEARTBEAT_MAILBOX: MAILBOX });
  const turn = (patience: Partial<HeartbeatSettings> = {}) => heartbeat.turn({ ...settings, ...patience }, 0);
  const patient = { limitMs: 60_000 };
  const seen = async () => {
    const [row] = await story.persistence.dataSource.query(
      `SELECT value FROM engine_state WHERE name = 'chain'`,
    );
    return chainView(row.value, new Date())!;
  };
  /** Nobody is told, so that the worker begins no check of its own beside those of this spec. */
  const held = (on: boolean) =>
    story.persistence.dataSource.query(
      `INSERT INTO engine_state (name, value, updated_at) VALUES ('hold', jsonb_build_object('on', $1::boolean), now())
       ON CONFLICT (name) DO UPDATE SET value = EXCLUDED.value`,
      [on],
    );
  const unheard = async (link: string, broken: () => Promise<unknown> = () => turn()) => {
    const before = watcher.calls['/spec'] ?? 0;
    expect(await broken()).toBe(link);
    expect(watcher.calls['/spec'] ?? 0).toBe(before);
    expect(await seen()).toMatchObject({ failing: { link } });
  };

  it('calls the watcher by itself once the worker runs, and when a hold ends', async () => {
    await eventually(
      async () => watcher.calls['/worker'] ?? 0,
      (calls) => calls === 1,
    );
    await eventually(seen, ({ at, failing, late }) => at !== null && failing === null && !late);
    await story.persistence.engine.setHold(false, null, OFFICE);
    await eventually(
      async () => watcher.calls['/worker'] ?? 0,
      (calls) => calls === 2,
    );
  });

  it('calls it only when the synthetic reminder has arrived', async () => {
    const before = story.smtp.accepted(({ to }) => to.includes(MAILBOX)).length;
    expect(await turn(patient)).toBeNull();
    expect(watcher.calls['/spec']).toBe(1);
    const mails = story.smtp.accepted(({ to }) => to.includes(MAILBOX)).slice(before);
    expect(mails).toHaveLength(1);
    expect(mails[0]!.raw.toString('latin1')).toContain('Auto-Submitted: auto-generated');
  });

  it('is silent when the mail is refused', async () => {
    story.smtp.next(MAILBOX, { rcpt: 550 });
    await unheard('mail');
  });

  it('is silent while mail is held, and says since when', async () => {
    const { failing } = await seen();
    await held(true);
    await unheard('mail');
    expect((await seen()).failing!.since).toBe(failing!.since);
    await held(false);
  });

  it('is silent when its workflow does not come to its end', async () => {
    const connection = await Connection.connect({ address: story.temporal.address });
    const client = new Client({ connection, namespace: story.temporal.namespace });
    await unheard('workflow', async () => {
      const checked = turn();
      const latest = async () => {
        const [row] = await story.persistence.dataSource.query(
          `SELECT key FROM outbox WHERE topic = 'check' AND done_at IS NOT NULL AND id = (SELECT max(id) FROM outbox)`,
        );
        return (row?.key ?? null) as string | null;
      };
      const id = await eventually(latest, (key) => key !== null);
      await client.workflow.getHandle(`check/${id}`).terminate('spec');
      return checked;
    });
    await connection.close();
  });

  it('is silent when a part of the engine does not come round', async () => {
    const { engine } = story.persistence;
    await engine.turned('reconciler', new Date(Date.now() - 3_600_000));
    await unheard('reconciler');
    await engine.turned('reconciler', new Date());
  });

  it('is silent when something is overdue', async () => {
    await story.persistence.dataSource.query(
      `INSERT INTO message (id, key, recipient, address, slot, slot_date, class, subject, state, message_id, sources,
         attempts, resends, not_before, not_after, created_at, frozen_at)
       SELECT 'late', 'late', 'officer-0', 'officer-0@demo.example', $1::timestamptz - interval '20 minutes', $2, 'letter', 'x',
         'queued', '<late@demo.example>', '{}', 1, 0, $1::timestamptz + interval '1 hour', $1::timestamptz + interval '1 day', $1, $1`,
      [story.clock.now().toISOString(), '2026-11-02'],
    );
    await unheard('overdue');
    await story.persistence.dataSource.query(`DELETE FROM message WHERE id = 'late'`);
  });

  it('is silent without Temporal, and without a worker', async () => {
    await story.temporal.kill();
    await unheard('outbox');
    await story.temporal.restart();
    await story.stopWorkers();
    await unheard('outbox');
    const calls = watcher.calls['/worker']!;
    await startWorker();
    await eventually(
      async () => watcher.calls['/worker']!,
      (now) => now === calls + 1,
      60_000,
    );
  }, 180_000);

  it('does not take for heard what the watcher refuses', async () => {
    watcher.status = 500;
    expect(await turn(patient)).toBe('ping');
    expect(await seen()).toMatchObject({ failing: { link: 'ping' } });
    watcher.status = 200;
    expect(await turn(patient)).toBeNull();
    expect(await seen()).toMatchObject({ failing: null, late: false });
  }, 120_000);

  it('leaves nothing in any list, in any count, in the proof or among what runs', async () => {
    const { persistence } = story;
    const mails = await persistence.dataSource.query(`SELECT count(*)::int AS all FROM message`);
    expect(mails[0].all).toBeGreaterThan(0);
    expect((await persistence.reads.messages()).total).toBe(0);
    await persistence.proof.store.takeDaily();
    expect(await persistence.dataSource.query('SELECT * FROM mail_proof')).toEqual([]);
    expect((await new Invariants(persistence, story.clock).check()).findings).toEqual([]);
    expect(await story.repairs()).toBe(0);
  });
});
