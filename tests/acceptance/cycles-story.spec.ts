import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CycleCommand, FormContent } from '#contracts';
import { type CycleState, consolidate, stageOf } from '#domain';
import { ObligationEntity } from '#persistence';
import {
  ASSESSING,
  addressOf,
  assessment,
  headOf,
  headsOf,
  REVIEW,
  realProvince,
} from '../support/programme/cycle-cast.js';
import { Story } from '../support/story/index.js';

/** The whole province with `LONG=1`; else some of its units. */
const LONG = process.env['LONG'] === '1';
const [UNITS, SILENT] = LONG ? [117, 9] : [12, 2];
const NO_FIGURES = {
  ...{ 'tasks-due': 0, 'tasks-done': 0, 'tasks-on-time': 0, 'tasks-overdue': 0, 'tasks-open': 0 },
};
/** Until Thu 31/8/2028; the next working day is Tue 5/9. */
const [OPENING, WEEK, THREE, ONE, LAST] = [
  '2028-08-22',
  '2028-08-24',
  '2028-08-28',
  '2028-08-30',
  '2028-08-31',
];

/** An interim review from the units' own assessment on, in which some never answer; the engine dies as it tells them. */
describe(`an interim review of ${UNITS} units, ${SILENT} of which never answer`, () => {
  let story: Story;
  let units: string[];
  let silent: string[];
  /** Answer before the first reminder, and behind it. */
  let early: string[];
  let later: string[];
  let uncertain: Set<string>;

  beforeAll(async () => {
    story = await Story.begin({
      name: 'review',
      at: '2028-08-21T03:00:00Z',
      seed: async (persistence) => {
        await realProvince(persistence, '2026-11-23');
        // Only what the review itself delivers: other duties would fill the same mails.
        const { manager } = persistence.dataSource;
        await manager.createQueryBuilder().delete().from(ObligationEntity).where(`id <> 'NV-12'`).execute();
        const { store } = persistence.cycles;
        const { data } = await store.template('khcn', 'interim-review');
        const asked = await store.unitsAsked(data);
        expect(asked).toHaveLength(117);
        const every = Math.floor(asked.length / UNITS);
        units = asked.filter((_, i) => i % every === 0).slice(0, UNITS);
        await headsOf(persistence, units);
      },
    });
    silent = units.slice(0, SILENT);
    const answering = units.slice(SILENT);
    early = answering.slice(0, Math.ceil(answering.length / 2));
    later = answering.slice(early.length);
    await story.startWorker();
    const input = { programme: 'khcn', kind: 'interim-review', year: 2028, stage: ASSESSING } as const;
    await story.persistence.unitOfWork({ id: 'quan-tri' }).startCycle({ ...input, units, dryRun: false });
    await story.untilQuiet();

    // In the middle of telling them all, with one letter held open, everything dies.
    const held = story.smtp.next(addressOf(headOf(units.at(-1)!)), 'pause-at-rcpt');
    await story.jumpBefore(OPENING!);
    await held.reached;
    await story.smtp.whenAccepted(Math.floor(UNITS / 2));
    await story.killWorker();
    await story.temporal.kill();
    story.smtp.forgetScript();
    held.release();
    await story.temporal.restart();
    await story.startWorker();
    await story.untilQuiet();
    uncertain = await ambiguous();

    await answer(early);
    await story.throughSlots('2028-08-25');
    await answer(later);
    await story.throughSlots(LAST!);
    // The day ends at midnight, which is no slot.
    await story.jumpTo('2028-08-31T17:00:01Z');
    await story.untilQuiet();
    await story.throughSlots('2028-09-07');
    await story.untilQuiet();
  }, 900_000);

  afterAll(async () => {
    await story?.end();
  }, 60_000);

  const office = () => story.persistence.unitOfWork({ id: 'van-phong-1' });
  const act = (command: CycleCommand) => office().executeCycle(REVIEW, command);
  const state = async (): Promise<CycleState> => (await story.persistence.cycles.reads.find(REVIEW))!;
  const submit = (stage: string, unit: string, content: FormContent) =>
    story.persistence.unitOfWork({ id: headOf(unit) }).submitToCycle(REVIEW, { stage, unit, content });

  async function answer(some: readonly string[]): Promise<void> {
    for (const unit of some) await submit(ASSESSING, unit, assessment(units.indexOf(unit)));
    await story.untilQuiet();
  }

  /** Units whose first letter may or may not have gone out when the sender died: the next digest says so. */
  async function ambiguous(): Promise<Set<string>> {
    const rows = (await story.persistence.dataSource.query(
      `SELECT recipient FROM message WHERE state = 'ambiguous'`,
    )) as { recipient: string }[];
    return new Set(units.filter((unit) => rows.some(({ recipient }) => recipient === headOf(unit))));
  }

  /** The days on which the unit was told of the review; a line that only repeats what is uncertain is none. */
  async function told(unit: string): Promise<string[]> {
    const mails = await story.inbox(headOf(unit));
    const firm = mails.filter(({ text }) => !(uncertain.has(unit) && text.includes('có thể đã gửi')));
    return firm.filter(({ text }) => text.includes(`/ky/${REVIEW}`)).map(({ day }) => day);
  }

  it('tells every unit of it once, though worker and Temporal died in the middle', async () => {
    const days = await Promise.all(units.map(told));
    const first = days.map((some) => some.filter((day) => day === OPENING).length);
    const missed = units.filter((unit, i) => first[i] !== 1 && !uncertain.has(unit));
    expect(missed).toEqual([]);
    // One letter for each connection that the sender may hold is uncertain at most.
    expect(uncertain.size).toBeLessThanOrEqual(10);
    const opened = (await story.persistence.reads.cycleEvents(REVIEW)).filter(
      ({ data }) => data['stage'] === ASSESSING && data['rung'] === 'OPEN',
    );
    expect(opened.map(({ data }) => data['unit']).sort()).toEqual([...units].sort());
  });

  it('reminds those who have not answered, and nobody else', async () => {
    /** Whose first letter is uncertain may have got it or not: the story above looks at that one. */
    const reminded = async (unit: string) => ({
      unit,
      days: (await told(unit)).filter((day) => !(uncertain.has(unit) && day === OPENING)),
    });
    const expected = (unit: string, days: string[]) => ({
      unit,
      days: uncertain.has(unit) ? days : [OPENING, ...days],
    });
    for (const unit of early) expect(await reminded(unit)).toEqual(expected(unit, []));
    for (const unit of later) expect(await reminded(unit)).toEqual(expected(unit, [WEEK!]));
    for (const unit of silent) {
      expect(await reminded(unit)).toEqual(expected(unit, [WEEK!, THREE!, ONE!, LAST!]));
    }
  });

  it('is closed when its day is over, and says who is missing', async () => {
    expect(stageOf(await state(), ASSESSING)).toMatchObject({
      ...{ status: 'closed', endedBy: 'date', closedOn: '2028-09-01', missing: [...silent] },
    });
  });

  it('makes one case of it, which goes up when nobody sends it', async () => {
    const { items } = await story.persistence.reads.cases({ task: REVIEW });
    expect(items.map(({ id, status, openedOn, reachedOn }) => ({ id, status, openedOn, reachedOn }))).toEqual(
      [
        {
          ...{ id: `${REVIEW}.${ASSESSING}.1`, status: 'with-committee' },
          ...{ openedOn: '2028-09-05', reachedOn: '2028-09-07' },
        },
      ],
    );
    expect(stageOf(await state(), ASSESSING)!.caseStatus).toBe('with-committee');
    const intake = await story.inbox('dau-moi');
    expect(intake.filter(({ day }) => day === '2028-09-07')).toHaveLength(1);
  });

  it('adds up what came, and nothing for who was silent', async () => {
    const { store, answers } = story.persistence.cycles;
    const form = (await store.formOf(await state(), ASSESSING))!;
    const sent = await answers.last(REVIEW, ASSESSING);
    const { figures } = consolidate(
      form,
      sent.map(({ unit, content }) => ({ unit, content, figures: NO_FIGURES })),
    );
    const came = UNITS - SILENT;
    // The ordinals of those who answered: SILENT … UNITS − 1.
    const sum = ((SILENT + UNITS - 1) * came) / 2;
    expect(figures.find(({ field }) => field === 'nv-hoan-thanh')).toMatchObject({
      ...{ done: sum, estimated: sum + 2 * came, from: came },
    });
    expect(figures.find(({ field }) => field === 'kinh-phi-giai-ngan')).toMatchObject({
      ...{ done: sum * 10, estimated: null, from: came },
    });
  });

  it('goes on to its conclusions, which are live as tasks, and delivers what was owed', async () => {
    const basis = { title: 'Thông báo kết luận', number: '12-TB', date: '2028-09-07' } as never;
    const complete = (stage: string) => act({ type: 'complete-stage', stage, basis });
    const written = async (stage: string, content: FormContent) => {
      const unit = 'van-phong-tinh-uy';
      await office().submitToCycle(REVIEW, { stage, unit, content });
      await act({ type: 'accept-submission', stage, unit });
    };
    await complete('kiem-tra');
    await written('khen-thuong', { 'de-nghi': [{ ten: 'Tập thể A', 'hinh-thuc': 'Bằng khen' }] });
    await written('du-thao', { 'ket-qua': 'x', 'ton-tai': 'x', 'phuong-huong': 'x' });
    for (const s of ['hoi-nghi', 'ban-chi-dao', 'thuong-truc', 'ban-thuong-vu', 'ban-chap-hanh'])
      await complete(s);
    const work = (n: number) => ({
      ...{ ten: `Việc sau sơ kết ${n}`, 'chu-tri': units[n]!, 'san-pham': 'Báo cáo', han: '2028-12-29' },
    });
    await written('ket-luan', { 'nhiem-vu': [work(0), work(1)] });
    await story.untilQuiet();
    expect(await state()).toMatchObject({ status: 'closed', contentHash: expect.any(String) });
    for (const n of [0, 1]) {
      const task = await story.persistence.reads.task(`khcn-kl-2028-${n + 1}`);
      expect(task!.state).toMatchObject({
        ...{ status: 'active', title: `Việc sau sơ kết ${n}`, leadUnits: [units[n]] },
        deadlines: [{ legalDue: '2028-12-29', status: 'open' }],
        basis: { number: '12-TB' },
      });
    }
    expect((await story.persistence.reads.task('khcn-nv-12'))!.state).toMatchObject({ status: 'completed' });
  }, 120_000);

  it('leaves nothing to repair', async () => {
    expect((await story.persistence.check.verifyChains()).fault).toBeNull();
    expect(await story.persistence.check.checkDerived()).toEqual([]);
    expect(await story.repairs()).toBe(0);
    const [left] = (await story.persistence.dataSource.query(
      `SELECT count(*)::int AS n FROM outbox WHERE done_at IS NULL OR parked_at IS NOT NULL`,
    )) as [{ n: number }];
    expect(left.n).toBe(0);
  });
});
