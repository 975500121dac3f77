import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { activate, dueBy, OFFICERS, tenOfficers, unitOf } from '../support/story/cast.js';
import { Story } from '../support/story/index.js';

interface MessageRow {
  state: string;
  resends: number;
  attempts: number;
  rolledInto: string | null;
}

describe('faults of the engine on real parts', () => {
  let story: Story;
  let round = 0;

  beforeAll(async () => {
    story = await Story.begin({
      name: 'faults',
      at: '2026-11-02T03:00:00Z',
      seed: tenOfficers,
      ownPostgres: true,
    });
    await story.startWorker();
    await story.untilQuiet();
  }, 180_000);

  afterAll(async () => {
    await story?.end();
  }, 60_000);

  /** One new task for each of ten officers, due so that the coming slot has just this to say. */
  const newTasks = async (due: string): Promise<string> => {
    round += 1;
    for (const [i, officer] of OFFICERS.entries()) {
      await activate(story.persistence, {
        code: `${round}.${i + 1}`,
        title: `Nhiệm vụ ${round}.${i + 1}`,
        leadUnit: unitOf(i),
        officer,
        assignedOn: '2026-11-02',
        deadlines: [{ id: 'm1', deliverable: 'Báo cáo', rule: dueBy(due) }],
      });
    }
    await story.untilQuiet();
    return story.nextSlot();
  };

  /** Everybody has exactly one mail of the slot, and each says its line once. */
  const everyoneHasOne = async (slot: string): Promise<void> => {
    for (const [i, officer] of OFFICERS.entries()) {
      const mails = (await story.inbox(officer)).filter((mail) => mail.day === slot);
      expect(mails).toHaveLength(1);
      expect(mails[0]!.text.split(`/nhiem-vu/khcn-${round}.${i + 1}\n`)).toHaveLength(2);
    }
    expect(await story.repairs()).toBe(0);
  };

  /** Three mails held before their dot; `reached` once all the others are accepted, so that none of them is uncertain. */
  const holdThree = () => {
    const held = OFFICERS.slice(0, 3).map((id) => story.smtp.next(`${id}@demo.example`, 'pause-at-rcpt'));
    const others = OFFICERS.length - held.length;
    const accepted = story.smtp.whenAccepted(story.smtp.accepted().length + others);
    return {
      reached: Promise.all([accepted, ...held.map((step) => step.reached)]),
      release: () => {
        for (const step of held) step.release();
      },
    };
  };

  const rungsOf = async (person: string, slot: string): Promise<string[]> => {
    const rows = (await story.persistence.dataSource.query(
      `SELECT i.rung FROM message_item i JOIN message m ON m.id = i.message_id
       WHERE m.recipient = $1 AND m.slot_date = $2 AND i.kind <> 'rolled' ORDER BY i.rung`,
      [person, slot],
    )) as { rung: string }[];
    return rows.map((row) => row.rung);
  };

  const messageOf = async (person: string, slot: string): Promise<MessageRow> => {
    const rows = (await story.persistence.dataSource.query(
      `SELECT state, resends, attempts, rolled_into AS "rolledInto" FROM message WHERE recipient = $1 AND slot_date = $2`,
      [person, slot],
    )) as MessageRow[];
    expect(rows).toHaveLength(1);
    return rows[0]!;
  };

  it('kill -9 of the worker before the slot', async () => {
    const slot = await newTasks('2027-03-31');
    await story.jumpBefore(slot);
    await story.killWorker();
    await story.jumpTo(`${slot}T01:00:30Z`);
    await story.startWorker();
    await story.untilQuiet();
    await everyoneHasOne(slot);
  }, 180_000);

  it('kill -9 of the worker before the about-to-finish mark is committed', async () => {
    const slot = await newTasks('2027-03-31');
    const paused = holdThree();
    await story.jumpBefore(slot);
    await paused.reached;
    await story.killWorker();
    paused.release();
    await story.startWorker();
    await story.untilQuiet();
    await everyoneHasOne(slot);
    expect(await messageOf('officer-0', slot)).toMatchObject({ state: 'sent', attempts: 2, resends: 0 });
  }, 180_000);

  it('kill -9 of Temporal', async () => {
    const slot = await newTasks('2027-03-31');
    await story.jumpBefore(slot);
    await story.temporal.kill();
    await story.jumpTo(`${slot}T01:00:30Z`);
    await story.temporal.restart();
    await story.untilQuiet();
    await everyoneHasOne(slot);
  }, 180_000);

  it('kill -9 of PostgreSQL while mails are on their way', async () => {
    const slot = await newTasks('2027-03-31');
    const paused = holdThree();
    await story.jumpBefore(slot);
    await paused.reached;
    await story.database.kill();
    paused.release();
    await story.database.restart();
    await story.untilQuiet();
    await everyoneHasOne(slot);
    expect(await messageOf('officer-0', slot)).toMatchObject({ state: 'sent', attempts: 2, resends: 0 });
  }, 180_000);

  it('kill -9 of PostgreSQL between the dot and its reply: the reply is kept until it can be written', async () => {
    const slot = await newTasks('2027-03-31');
    const paused = story.smtp.next('officer-0@demo.example', 'pause-before-dot-reply');
    await story.jumpBefore(slot);
    await paused.reached;
    await story.database.kill();
    paused.release();
    await story.database.restart();
    await story.untilQuiet();
    await everyoneHasOne(slot);
    expect(await messageOf('officer-0', slot)).toMatchObject({ state: 'sent', attempts: 1 });
  }, 180_000);

  it('no reply after the dot of a routine mail: ambiguous, and its lines roll into the next digest', async () => {
    const today = story.clock.now().toISOString().slice(0, 10);
    const slot = await newTasks('2027-03-31');
    const lost = story.smtp.next('officer-0@demo.example', 'drop-after-dot');
    await story.jumpBefore(slot);
    await story.untilQuiet();
    await lost.reached;
    expect(today < slot).toBe(true);
    expect(await messageOf('officer-0', slot)).toMatchObject({
      state: 'ambiguous',
      resends: 0,
      rolledInto: null,
    });
    expect((await story.inbox('officer-0')).filter((mail) => mail.day === slot)).toHaveLength(1);
    const next = await story.nextSlot();
    await story.jumpBefore(next);
    await story.untilQuiet();
    const [digest] = (await story.inbox('officer-0')).filter((mail) => mail.day === next);
    expect(digest!.text).toContain(`/nhiem-vu/khcn-${round}.1\n`);
    const [, month, day] = slot.split('-');
    expect(digest!.text).toContain(`có thể đã gửi hôm ${day}/${month}`);
    expect((await messageOf('officer-0', slot)).rolledInto).not.toBeNull();
  }, 180_000);

  it('kill -9 of the worker between dot and reply of a routine mail is the same ambiguity', async () => {
    const slot = await newTasks('2027-03-31');
    const paused = story.smtp.next('officer-1@demo.example', 'pause-before-dot-reply');
    await story.jumpBefore(slot);
    await paused.reached;
    await story.killWorker();
    paused.release();
    await story.startWorker();
    await story.untilQuiet();
    expect(await messageOf('officer-1', slot)).toMatchObject({ state: 'ambiguous', resends: 0 });
    expect((await story.inbox('officer-1')).filter((mail) => mail.day === slot)).toHaveLength(1);
  }, 180_000);

  it('no reply after the dot of a T-7 line: it is told again, of a T-0 mail: it is sent once more, the same bytes', async () => {
    const first = await story.nextSlot();
    const rules = await story.persistence.settings.rules(null);
    const last = rules.calendar.addWorkingDays(first, 5);
    await activate(story.persistence, {
      code: '90.1',
      title: 'Nhiệm vụ có mốc gần',
      leadUnit: 'so-khcn',
      officer: 'officer-4',
      assignedOn: '2026-11-02',
      deadlines: [{ id: 'm1', deliverable: 'Báo cáo', rule: dueBy(last) }],
    });
    const seventh = new Date(Date.parse(`${last}T00:00:00Z`) - 7 * 86_400_000).toISOString().slice(0, 10);
    expect(first).toBe(seventh);
    const lost = story.smtp.next('officer-4@demo.example', 'drop-after-dot');
    await story.untilQuiet();
    await story.jumpBefore(first);
    await story.untilQuiet();
    await lost.reached;
    expect(await messageOf('officer-4', first)).toMatchObject({ state: 'ambiguous' });
    expect(await rungsOf('officer-4', first)).toEqual(['T-7', 'assigned']);
    const next = await story.nextSlot();
    await story.jumpBefore(next);
    await story.untilQuiet();
    const told = (await story.inbox('officer-4')).find((mail) => mail.day === next);
    expect(told!.text).toContain('/nhiem-vu/khcn-90.1\n');
    expect(told!.text).toContain('có thể đã gửi hôm');

    await story.throughSlots(rules.calendar.before(last));
    const again = story.smtp.next('officer-4@demo.example', 'drop-after-dot');
    await story.jumpBefore(last);
    await story.untilQuiet();
    await again.reached;
    const sent = (await story.inbox('officer-4')).filter((mail) => mail.day === last);
    expect(sent).toHaveLength(2);
    expect(await rungsOf('officer-4', last)).toEqual(['T-0']);
    expect(sent[1]!.raw.equals(sent[0]!.raw)).toBe(true);
    expect(sent[1]!.messageId).toBe(sent[0]!.messageId);
    expect(await messageOf('officer-4', last)).toMatchObject({ state: 'sent', resends: 1, attempts: 2 });
  }, 240_000);
});
