import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { dondoc } from '../operator/index.js';
import { activate, dueBy, OFFICERS, tenOfficers, unitOf } from '../story/cast.js';
import { eventually, Story } from '../story/index.js';

const DUE = ['2026-11-06', '2026-11-10', '2026-11-12', '2026-11-18', '2026-12-04'];
const FIRST = '2026-11-03';
const LOST = '2026-11-04';
const LAST = '2026-11-06';
/** Of the sender to the mail server. */
const CONNECTIONS = 10;

interface Found {
  ok: boolean;
  repaired: number;
  rebuilt: number;
  findings: { kind: string; subject: string }[];
}

/** The specs of a Temporal that is lost in the middle of a slot, with so many open tasks. */
export function rebuildSpecs(count: number, limitMs: number): void {
  let story: Story;
  let env: Record<string, string>;
  let rebuiltInMs = 0;

  const home = () => join(dirname(story.log), 'home');
  const loseTemporal = async () => {
    await story.temporal.kill();
    await rm(join(home(), 'temporal'), { recursive: true });
    await story.temporal.restart();
  };
  const turn = async () => {
    const turns = await story.persistence.engine.turns();
    return turns.find(({ name }) => name === 'reconciler')?.detail as { rebuilt: number; repairs: number };
  };
  const reconcile = async (...words: string[]): Promise<Found & { code: number }> => {
    const { code, out, err } = await dondoc(env, 'reconcile', ...words, '--json');
    if (out === '') throw new Error(err);
    return { code, ...(JSON.parse(out) as Found) };
  };
  const mailsOf = (slot: string) =>
    Promise.all(
      OFFICERS.map(async (id) => (await story.inbox(id)).filter((mail) => mail.day === slot).length),
    );

  beforeAll(async () => {
    // In a folder of its own, so that the verbs find its parts there as those of `npm start`.
    const at = '2026-11-02T03:00:00Z';
    story = await Story.begin({ name: 'rebuild', at, ownPostgres: true, seed: tenOfficers });
    await story.startWorker();
    for (let i = 0; i < count; i++) {
      await activate(story.persistence, {
        code: String(i),
        title: `Nhiệm vụ ${i}`,
        leadUnit: unitOf(i),
        officer: OFFICERS[i % OFFICERS.length]!,
        assignedOn: '2026-11-02',
        deadlines: [
          {
            id: 'm1',
            deliverable: 'Báo cáo',
            rule: dueBy(DUE[Math.floor(i / OFFICERS.length) % DUE.length]!),
          },
        ],
      });
    }
    await story.untilQuiet(limitMs);
    await story.throughSlots(FIRST);
    env = { DONDOC_HOME: home() };
  }, limitMs * 2);

  afterAll(async () => {
    await story?.end();
  }, 120_000);

  it('finds nothing to reconcile while all is well', async () => {
    expect(await reconcile()).toMatchObject({ code: 0, ok: true, findings: [] });
  }, 60_000);

  it('loses every workflow in the middle of a slot, and says so', async () => {
    const first = story.smtp.nextAccepted();
    await story.jumpBefore(LOST);
    await first;
    await story.killWorker();
    await loseTemporal();
    const { code, findings } = await reconcile();
    expect(code).toBe(1);
    const missing = findings.filter(({ kind }) => kind === 'workflow-lost').map(({ subject }) => subject);
    expect(missing.filter((id) => id.startsWith('task/'))).toHaveLength(count);
    expect(missing).toEqual(expect.arrayContaining(['programme/khcn', `dispatch/${LOST}`]));
  }, 120_000);

  it(
    'starts each of them again from the record, and repairs nothing',
    async () => {
      const began = performance.now();
      await story.startWorker();
      await eventually(turn, (detail) => detail?.rebuilt === count, limitMs);
      rebuiltInMs = performance.now() - began;
      await story.untilQuiet(limitMs);
      expect(await story.repairs()).toBe(0);
      expect(await story.persistence.engine.rebuilt()).toBe(count);
      expect(await reconcile()).toMatchObject({ code: 0, findings: [] });
    },
    limitMs * 2,
  );

  it(
    'gives everybody their mail of that slot once, and of the next ones',
    async () => {
      await story.throughSlots(LAST);
      const ids = story.smtp.accepted().map((mail) => mail.messageId);
      expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
      for (const slot of [FIRST, LAST]) expect(await mailsOf(slot)).toEqual(OFFICERS.map(() => 1));
      // Behind the dot when the worker was killed: one for each connection at most, each listed and told again.
      const unsure = (await story.persistence.dataSource.query(
        `SELECT recipient, state, slot_date AS slot FROM message WHERE state <> 'sent'`,
      )) as { recipient: string; state: string; slot: string }[];
      expect(unsure.every(({ state, slot }) => state === 'ambiguous' && slot === LOST)).toBe(true);
      const ambiguous = unsure.length;
      expect(ambiguous).toBeLessThanOrEqual(CONNECTIONS);
      for (const officer of OFFICERS) {
        const mails = await story.inbox(officer);
        const doubtful = unsure.some(({ recipient }) => recipient === officer);
        const arrived = mails.filter(({ day }) => day === LOST).length;
        expect(arrived).toBe(doubtful ? Math.min(arrived, 1) : 1);
        const toldAgain = mails.some(({ day, text }) => day > LOST && text.includes('có thể đã gửi'));
        expect({ officer, toldAgain }).toEqual({ officer, toldAgain: doubtful });
      }
      expect(await story.repairs()).toBe(0);
      console.log(
        `rebuilt ${count} workflows in ${(rebuiltInMs / 1000).toFixed(1)} s with the start of the worker · ` +
          `mails doubled 0 of ${ids.length}, ambiguous ${ambiguous}`,
      );
    },
    limitMs * 2,
  );

  it(
    'is told by an operator, too, with what it cost',
    async () => {
      await story.temporal.kill();
      await rm(join(dirname(story.log), 'home', 'temporal'), { recursive: true });
      await story.temporal.restart();
      const { code, findings, repaired, rebuilt } = await reconcile('--repair');
      expect(code).toBe(0);
      expect(findings.length).toBeGreaterThanOrEqual(count);
      expect({ repaired, rebuilt }).toEqual({ repaired: 0, rebuilt: findings.length });
      await eventually(
        () => reconcile(),
        (again) => again.code === 0,
        limitMs,
      );
      expect(await story.repairs()).toBe(0);
      expect(await story.persistence.engine.rebuilt()).toBe(count + findings.length);
      const [act] = await story.persistence.engine.acts(1);
      expect(act).toMatchObject({
        act: 'rebuild',
        actor: 'operator:spec',
        detail: { count: findings.length },
      });
    },
    limitMs * 2,
  );
}
