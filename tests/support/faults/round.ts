import { expect } from '@jest/globals';
import type { SimulatedTask } from '#contracts';
import { taskRungs } from '#domain';
import { activate, dueBy, OFFICERS, unitOf } from '../story/cast.js';
import { inboxOf, type ReceivedMail } from '../story/inbox.js';
import type { FaultRig } from './rig/index.js';

export interface MessageRow {
  id: string;
  state: string;
  class: string;
  attempts: number;
  resends: number;
  reply: string | null;
  notBefore: Date | null;
  rolledInto: string | null;
}

const FAR = '2027-06-30';
let rounds = 0;

/** New tasks for some officers, so that the coming slot has something to tell each of them that nobody was told yet. */
export class Round {
  private constructor(
    private readonly rig: FaultRig,
    readonly number: number,
    readonly officers: readonly string[],
    readonly slot: string,
  ) {}

  static async begin(rig: FaultRig, officers: readonly string[], due = FAR): Promise<Round> {
    rounds += 1;
    const number = rounds;
    for (const [i, officer] of officers.entries())
      await activate(rig.persistence, taskOf(number, i, officer, due));
    await rig.story.untilQuiet();
    return new Round(rig, number, officers, await rig.story.nextSlot());
  }

  idOf(officer: string): string {
    return `khcn-${this.number}.${this.officers.indexOf(officer) + 1}`;
  }

  /** The slot takes its course, from just before it. */
  async take(): Promise<void> {
    await this.rig.story.approach(this.slot);
    await this.rig.story.untilQuiet();
  }

  async mails(officer: string, day = this.slot): Promise<ReceivedMail[]> {
    const all = await Promise.all(this.rig.sinks.map((sink) => inboxOf(sink, addressOf(officer))));
    return all.flat().filter((mail) => mail.day === day);
  }

  /** Everybody who has a mail of the slot, composed or frozen. */
  async recipients(): Promise<string[]> {
    const rows = (await this.rig.persistence.dataSource.query(
      'SELECT DISTINCT recipient FROM message WHERE slot_date = $1',
      [this.slot],
    )) as { recipient: string }[];
    return rows.map(({ recipient }) => recipient);
  }

  /** Everybody has one mail of the slot, and it says their task once. */
  async everyoneHasOne(day = this.slot, officers = this.officers): Promise<void> {
    for (const officer of officers) {
      const mails = await this.mails(officer, day);
      expect({ officer, mails: mails.length }).toEqual({ officer, mails: 1 });
      expect(mails[0]!.text.split(`/nhiem-vu/${this.idOf(officer)}\n`)).toHaveLength(2);
    }
  }

  async message(officer: string, slot = this.slot): Promise<MessageRow> {
    const rows = (await this.rig.persistence.dataSource.query(
      `SELECT id, state, class, attempts, resends, reply, not_before AS "notBefore", rolled_into AS "rolledInto"
       FROM message WHERE recipient = $1 AND slot_date = $2`,
      [officer, slot],
    )) as MessageRow[];
    expect(rows).toHaveLength(1);
    return rows[0]!;
  }
}

/** Some of the ten officers, another choice for every seed. */
export function someOfficers(rig: FaultRig, row: string, count: number): string[] {
  return rig.chance(row).some(OFFICERS, count);
}

export function addressOf(person: string): string {
  return `${person}@demo.example`;
}

/** A task whose date passes tomorrow, and the slot in which its unit's head is first told so. */
export async function overdueTask(rig: FaultRig): Promise<{ id: string; slot: string }> {
  rounds += 1;
  const rules = await rig.persistence.settings.rules(null);
  const due = rules.calendar.addWorkingDays(await rig.story.nextSlot(), 1);
  const id = await activate(rig.persistence, taskOf(rounds, 0, 'officer-0', due));
  const task = await rig.persistence.reads.task(id);
  const level = taskRungs(task!.state, rules).find(({ rung }) => rung.name === 'L1');
  await rig.story.untilQuiet();
  return { id, slot: level!.rung.on };
}

function taskOf(round: number, i: number, officer: string, due: string): SimulatedTask {
  return {
    code: `${round}.${i + 1}`,
    title: `Nhiệm vụ ${round}.${i + 1}`,
    leadUnit: officer.startsWith('dong-') ? 'so-tai-chinh' : unitOf(OFFICERS.indexOf(officer)),
    officer,
    assignedOn: '2026-11-02',
    deadlines: [{ id: 'm1', deliverable: 'Báo cáo', rule: dueBy(due) }],
  };
}
