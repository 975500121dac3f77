import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TaskCommand } from '#contracts';
import { Invariants } from '#persistence';
import { smallProvince } from '../support/database/province.js';
import { Story } from '../support/story/index.js';

const OFFICE = 'van-phong-1';
const DUE = '2026-12-18';
const LATER = '2027-01-15';

/** One task on the real engine: more time, input, a difficulty, an urging; every mail as its reader has it. */
describe('dates and work, on the whole engine', () => {
  let story: Story;
  let id: string;

  beforeAll(async () => {
    story = await Story.begin({
      name: 'dates_and_work',
      at: '2026-12-07T02:00:00Z',
      seed: async (persistence) => {
        await smallProvince(persistence);
        await persistence.directory.addUser({
          id: 'giam-doc-2',
          email: 'giam-doc-2@demo.example',
          name: 'Người giam-doc-2',
          memberships: [{ unit: 'so-tai-chinh', role: 'head' }],
          demo: true,
        });
      },
    });
    await story.startWorker();
  }, 180_000);
  afterAll(() => story?.end(), 60_000);

  const act = (as: string, command: TaskCommand) =>
    story.persistence.unitOfWork({ id: as }).executeTask(id, command);
  const slot = async (day: string) => {
    await story.jumpBefore(day);
    await story.untilQuiet();
  };
  /** What somebody was told in the mail of a day; empty when there was none. */
  const told = async (person: string, day: string): Promise<string> => {
    const mails = await story.inbox(person);
    return mails
      .filter((mail) => mail.day === day)
      .map((mail) => `${mail.subject}\n${mail.text}`)
      .join('\n');
  };
  const task = async () => (await story.persistence.reads.task(id))!.state;

  it('whoever has to act is told the next morning, each of their own', async () => {
    const office = story.persistence.unitOfWork({ id: OFFICE });
    const created = await office.createTask({
      ...{ programme: 'khcn', code: '3.6', kind: 'task', group: 3, title: 'Đề án Trung tâm' },
      ...{ leadUnits: ['so-khcn'], officer: 'can-bo' },
      deadlines: [{ id: 'm1', deliverable: 'Đề án', rule: { kind: 'by', date: DUE } }],
    });
    id = created.id;
    await act(OFFICE, { type: 'activate' });
    await act('can-bo', { type: 'acknowledge' });
    await act('can-bo', {
      type: 'request-extension',
      deadlineId: 'm1',
      newDue: LATER,
      reason: 'chờ số liệu',
    });
    await act('can-bo', {
      type: 'request-input',
      unit: 'so-tai-chinh',
      question: 'kinh phí?',
      due: '2026-12-10',
    });
    await act('can-bo', { type: 'report-difficulty', note: 'chưa có mặt bằng' });
    await slot('2026-12-08');
    expect(await told('giam-doc', '2026-12-08')).toContain('Dự thảo xin gia hạn chờ ký');
    expect(await told('giam-doc-2', '2026-12-08')).toContain('hạn cho ý kiến 10/12/2026 (thứ Năm)');
    expect(await told(OFFICE, '2026-12-08')).toContain('Có vướng mắc cần xử lý');
    expect(await told(OFFICE, '2026-12-08')).not.toContain('gia hạn');
  }, 120_000);

  it('signed it is the office’s; the difficulty has an owner and a day', async () => {
    await act('giam-doc', { type: 'sign-extension', deadlineId: 'm1', documentNumber: '45/SKHCN' });
    await act(OFFICE, { type: 'assign-difficulty', difficultyNo: 1, owner: 'chanh', due: '2026-12-10' });
    await slot('2026-12-09');
    expect(await told(OFFICE, '2026-12-09')).toContain('Hạn đề nghị: 15/01/2027');
    expect(await told('chanh', '2026-12-09')).toContain('Được giao xử lý vướng mắc');
    expect(await told('giam-doc-2', '2026-12-09')).toContain(
      'Ngày làm việc liền trước ngày cần có ý kiến phối hợp',
    );
  }, 120_000);

  it('granted: the unit hears the new date, the old one stays known', async () => {
    await act(OFFICE, {
      ...{ type: 'decide-extension', deadlineId: 'm1', decision: 'grant' },
      basis: { title: 'Thông báo', number: '77-TB/VPTU', date: '2026-12-09', issuer: null, line: null },
    });
    await slot('2026-12-10');
    for (const person of ['can-bo', 'giam-doc']) {
      const said = await told(person, '2026-12-10');
      expect(said).toContain('Đã được gia hạn');
      expect(said).toContain('Hạn trước: 18/12/2026');
      expect(said).toContain('hạn 15/01/2027 (thứ Sáu)');
    }
    expect(await told('chanh', '2026-12-10')).toContain('đến hạn hôm nay');
    expect((await task()).deadlines[0]).toMatchObject({
      originalLegalDue: DUE,
      legalDue: LATER,
      ladderNo: 2,
    });
  }, 120_000);

  it('input that has not come is told to both sides; the difficulty resolved is told to the unit', async () => {
    await act('chanh', { type: 'resolve-difficulty', difficultyNo: 1, note: 'đã giao đất' });
    await slot('2026-12-11');
    expect(await told('giam-doc-2', '2026-12-11')).toContain('đã quá hạn 1 ngày làm việc');
    const officer = await told('can-bo', '2026-12-11');
    expect(officer).toContain('Chưa có ý kiến phối hợp');
    expect(officer).toContain('Đơn vị phối hợp: Sở Tài chính');
    expect(officer).toContain('Vướng mắc đã được giải quyết');
    expect(await told('chanh', '2026-12-11')).toBe('');
    await act('giam-doc-2', { type: 'give-input', inputNo: 1, note: 'thống nhất' });
    await slot('2026-12-14');
    expect(await told('can-bo', '2026-12-14')).toContain('Đã có ý kiến phối hợp');
    expect(await told('giam-doc-2', '2026-12-14')).toBe('');
  }, 120_000);

  it('an urging is a mail of its own, at once and once, also when no worker ran at the time', async () => {
    const letters = async () =>
      (await story.inbox('can-bo')).filter((mail) => mail.subject.startsWith('[Đôn đốc]'));
    const send = () =>
      story.persistence.urgings.send(
        { id: OFFICE },
        { tasks: [id], note: 'Ban Chỉ đạo họp ngày 28/12.', publicUrl: 'http://localhost:3000' },
        null,
      );
    await story.stopWorkers();
    await send();
    await expect(send()).rejects.toThrow('hôm nay nhiệm vụ đã được đôn đốc');
    expect(await letters()).toEqual([]);
    await story.startWorker();
    await story.untilQuiet();
    const [letter, ...more] = await letters();
    expect(more).toEqual([]);
    expect(letter!.text).toContain('Ban Chỉ đạo họp ngày 28/12.');
    expect(letter!.text).toContain('3.6 – Đề án Trung tâm');
    expect(letter!.text).toContain('không phải là văn bản');
    await story.stopWorkers();
    await story.startWorker();
    await slot('2026-12-15');
    expect(await letters()).toHaveLength(1);
  }, 180_000);

  it('the first date passes in silence; the new ladder speaks; late by one date, in time by the other', async () => {
    await slot('2027-01-08');
    expect(await told('can-bo', '2027-01-08')).toContain('Còn 7 ngày');
    const levels = (await story.persistence.reads.taskEvents(id)).filter(({ type }) => type === 'escalated');
    expect(levels).toEqual([]);
    await act('can-bo', { type: 'submit-deliverable', deadlineId: 'm1' });
    await act(OFFICE, { type: 'accept-deliverable', deadlineId: 'm1' });
    const [done] = (await task()).deadlines;
    expect(done!.completedOn! > done!.originalLegalDue! && done!.completedOn! <= done!.legalDue!).toBe(true);
    await story.untilQuiet();
    expect((await new Invariants(story.persistence, story.clock).check()).findings).toEqual([]);
    expect(await story.repairs()).toBe(0);
  }, 180_000);
});
