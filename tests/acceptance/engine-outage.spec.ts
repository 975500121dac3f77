import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { activate, dueBy, tenOfficers } from '../support/story/cast.js';
import { Story } from '../support/story/index.js';

/** Due on Friday 6/11: overdue steps on 9/11 (T+1) and 11/11 (T+3), reported on 10/11 (L1) and 12/11 (L2). */
const TASK = {
  code: '1.1',
  title: 'Nhiệm vụ quá hạn',
  leadUnit: 'so-khcn',
  officer: 'officer-0',
  assignedOn: '2026-11-05',
  deadlines: [{ id: 'm1', deliverable: 'Báo cáo', rule: dueBy('2026-11-06') }],
};

interface Step {
  type: string;
  rung: string;
  slot: string;
  nominal: string;
}

describe('an outage of three days over two rungs and one step of escalation', () => {
  let story: Story;

  beforeAll(async () => {
    story = await Story.begin({ name: 'outage', at: '2026-11-05T03:00:00Z', seed: tenOfficers });
    await story.startWorker();
    await activate(story.persistence, TASK);
    await story.untilQuiet();
    await story.throughSlots('2026-11-06');
    await story.killWorker();
    await story.jumpTo('2026-11-11T03:00:00Z');
    await story.startWorker();
    await story.untilQuiet();
    await story.throughSlots('2026-11-17');
  }, 300_000);

  afterAll(async () => {
    await story?.end();
  }, 60_000);

  const steps = async (): Promise<Step[]> => {
    const events = await story.persistence.reads.taskEvents('khcn-1.1');
    return events
      .filter((e) => /^(reminded|escalated|rung-)/.test(e.type))
      .map(({ type, data }) => {
        const { rung, slot, nominal } = data as Record<string, string>;
        return { type, rung: rung!, slot: slot!, nominal: nominal! };
      });
  };

  it('gives each person one digest on the day of return, late on the same day rather than the next', async () => {
    const officer = await story.inbox('officer-0');
    expect(officer.map((mail) => mail.day)).toEqual(['2026-11-06', '2026-11-11', '2026-11-17']);
    const head = await story.inbox('giam-doc');
    expect(head.map((mail) => mail.day)).toEqual(['2026-11-11']);
  });

  it('sends the latest rung only, and says that the delay is the system’s', async () => {
    const [, late] = await story.inbox('officer-0');
    expect(late!.text.match(/nhiem-vu\/khcn-1\.1/g)).toHaveLength(1);
    const [head] = await story.inbox('giam-doc');
    expect(head!.text).toContain('lẽ ra gửi ngày 10/11/2026 (thứ Ba); chậm do hệ thống');
    const events = await story.persistence.reads.taskEvents('khcn-1.1');
    expect(events.filter((e) => e.type === 'rung-superseded').map((e) => e.data)).toMatchObject([
      { rung: 'T+1', nominal: '2026-11-09', slot: '2026-11-11', by: 'T+3', reason: 'outage' },
    ]);
  });

  it('escalates one step a day, each after the one before it', async () => {
    const levels = (await steps()).filter(({ rung }) => /^L\d$/.test(rung));
    expect(levels).toEqual([
      { type: 'escalated', rung: 'L1', nominal: '2026-11-10', slot: '2026-11-11' },
      { type: 'escalated', rung: 'L2', nominal: '2026-11-12', slot: '2026-11-12' },
      { type: 'escalated', rung: 'L3', nominal: '2026-11-16', slot: '2026-11-16' },
    ]);
  });

  it('leaves the missed slots as what they were, and nothing to repair', async () => {
    const slots = await story.persistence.dataSource.query(
      'SELECT slot, state FROM dispatch_slot ORDER BY slot',
    );
    expect(slots).toEqual([
      { slot: '2026-11-06', state: 'done' },
      { slot: '2026-11-09', state: 'held' },
      { slot: '2026-11-11', state: 'done' },
      { slot: '2026-11-12', state: 'done' },
      { slot: '2026-11-13', state: 'done' },
      { slot: '2026-11-16', state: 'done' },
      { slot: '2026-11-17', state: 'done' },
      { slot: '2026-11-18', state: 'open' },
    ]);
    expect(await story.repairs()).toBe(0);
  });
});
