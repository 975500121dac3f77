import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BackupReport, RestoreReport } from '../../apps/cli/backup/index.js';
import { dondocJson } from '../support/operator/index.js';
import { activate, dueBy, OFFICERS, tenOfficers, unitOf } from '../support/story/cast.js';
import { eventually, Story } from '../support/story/index.js';

const TASKS = 40;
const BEFORE_BACKUP = '2026-11-03';
/** Its mails go out after the moment that is restored to, and so are unknown to the restored record. */
const LOST_SLOT = '2026-11-04';
const NEXT_SLOT = '2026-11-05';

/** What an operator lives through once, and what must be true of it afterwards. */
describe('a restore to a moment, after everything was killed', () => {
  let story: Story;
  let env: Record<string, string>;
  let backup: BackupReport;
  let restored: RestoreReport;
  let moment: string;
  /** Commands that were answered with success, by what they left in the record. */
  const acknowledged = { before: [] as string[], after: [] as string[] };
  const accepted = { atKill: 0, whileHeld: 0 };
  let recoverySeconds = 0;

  const report = async (task: number, note: string) => {
    const officer = OFFICERS[task % OFFICERS.length]!;
    const work = story.persistence.unitOfWork({ id: officer });
    await work.executeTask(`khcn-${task}`, { type: 'report-progress', note });
    return note;
  };
  const notesInRecord = async () => {
    const rows = (await story.persistence.dataSource.query(
      `SELECT text->>'note' AS note FROM event WHERE type = 'progress-reported' ORDER BY recorded`,
    )) as { note: string }[];
    return rows.map((row) => row.note);
  };

  beforeAll(async () => {
    story = await Story.begin({
      name: 'drill',
      at: '2026-11-02T03:00:00Z',
      ownPostgres: true,
      seed: tenOfficers,
    });
    const home = join(dirname(story.log), 'home');
    env = { DONDOC_HOME: home };
    await story.startWorker();
    for (let i = 0; i < TASKS; i++) {
      await activate(story.persistence, {
        code: String(i),
        title: `Nhiệm vụ ${i}`,
        leadUnit: unitOf(i),
        officer: OFFICERS[i % OFFICERS.length]!,
        assignedOn: '2026-11-02',
        deadlines: [{ id: 'm1', deliverable: 'Báo cáo', rule: dueBy(i % 2 ? '2026-11-11' : '2026-11-12') }],
      });
    }
    await story.untilQuiet();
    await story.throughSlots(BEFORE_BACKUP);
    for (let i = 0; i < TASKS; i++) acknowledged.before.push(await report(i, `trước ${i}`));
    await story.untilQuiet();

    backup = await dondocJson(env, 'backup', join(dirname(story.log), 'backup'));

    for (let i = 0; i < TASKS; i++) acknowledged.before.push(await report(i, `sau ${i}`));
    await story.untilQuiet();
    await story.jumpBefore(LOST_SLOT);
    const [now] = await story.persistence.dataSource.query('SELECT clock_timestamp()::text AS at');
    moment = (now as { at: string }).at.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00');
    await story.untilQuiet();
    for (let i = 0; i < 10; i++) acknowledged.after.push(await report(i, `mất ${i}`));

    await story.killWorker();
    await story.temporal.kill();
    await story.database.kill();
    accepted.atKill = story.smtp.accepted().length;
    const began = performance.now();
    restored = await dondocJson(env, 'restore', backup.folder, '--to', moment, '--force');
    await story.database.restart();
    await story.clock.refresh();
    await story.temporal.restart();
    await story.startWorker();
    recoverySeconds = (performance.now() - began) / 1000;
  }, 300_000);

  afterAll(async () => {
    await story?.end();
  }, 60_000);

  it('lost no command that was answered before the moment, and kept none from after it', async () => {
    expect(await notesInRecord()).toEqual(acknowledged.before);
    expect(acknowledged.after).toHaveLength(10);
    expect(restored).toMatchObject({ fault: null, missingHeads: [], derivedFindings: 0, complete: false });
    expect(Date.parse(restored.recoveredTo)).toBeLessThanOrEqual(Date.parse(moment));
    const { fault, events } = await story.persistence.check.verifyChains();
    expect(fault).toBeNull();
    expect(events).toBe(restored.events);
    expect(events).toBeGreaterThan(backup.events);
  });

  it('holds mail, and says why', async () => {
    expect(await story.persistence.engine.hold()).toMatchObject({
      on: true,
      by: 'operator:spec',
      reason: expect.stringMatching(/^khôi phục từ bản sao lưu 20/),
    });
  });

  it('plans everything again on an empty Temporal and sends nothing while held', async () => {
    expect(restored.closedSlot).toBe(LOST_SLOT);
    await story.jumpBefore(NEXT_SLOT);
    // The dispatch has passed its barrier when everybody is planned and the slot is there.
    await eventually(
      () =>
        story.persistence.dataSource.query(
          `SELECT count(*)::int AS planned FROM aggregate WHERE NOT closed AND planned_slot = $1`,
          [NEXT_SLOT],
        ),
      ([row]) => (row as { planned: number }).planned === TASKS,
      60_000,
    );
    await eventually(
      async () => story.clock.now() > story.slotTime(NEXT_SLOT),
      (passed) => passed,
    );
    accepted.whileHeld = story.smtp.accepted().length;
    expect(accepted.whileHeld).toBe(accepted.atKill);
  }, 120_000);

  it('sends after the release, and no mail twice', async () => {
    await dondocJson(env, 'release');
    // The dispatch looks at the hold again when it is told of anything.
    await story.jumpTo(new Date(story.clock.now().getTime() + 1000));
    await story.untilQuiet();
    await story.throughSlots('2026-11-06');
    const mails = story.smtp.accepted();
    expect(mails.length).toBeGreaterThan(accepted.whileHeld);
    const ids = mails.map((mail) => mail.messageId);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    const slots = (await story.persistence.dataSource.query(
      'SELECT slot, state FROM dispatch_slot WHERE slot <= $1 ORDER BY slot',
      ['2026-11-06'],
    )) as unknown[];
    expect(slots).toEqual([
      { slot: BEFORE_BACKUP, state: 'done' },
      { slot: LOST_SLOT, state: 'held' },
      { slot: NEXT_SLOT, state: 'done' },
      { slot: '2026-11-06', state: 'done' },
    ]);
    expect(await story.repairs()).toBe(0);
    expect(await dondocJson(env, 'reconcile')).toMatchObject({ ok: true, findings: [] });
  }, 120_000);

  it('says what it took', () => {
    const { seconds, bytes, files } = backup;
    const megabytes = Math.round(bytes / 1024 / 1024);
    console.log(
      `backup ${seconds} s (${files} files, ${megabytes} MB) · restore ${restored.seconds} s, engine up again ` +
        `${recoverySeconds.toFixed(1)} s after the kill · commands kept ${acknowledged.before.length} of ` +
        `${acknowledged.before.length} · mails doubled 0 of ${story.smtp.accepted().length}`,
    );
    expect(restored.seconds).toBeLessThan(120);
  });
});
