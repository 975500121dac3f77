import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Persistence } from '#persistence';
import { plannedItems } from '../support/slot/planned-items.js';
import { activate, dueBy, tenOfficers } from '../support/story/cast.js';
import { eventually, Story } from '../support/story/index.js';
import { PHONE, Stage, seriousViolations } from './stage.js';

const SHOTS = process.env['SHOTS'];
const TASK = {
  title: 'Báo cáo chuyên đề',
  leadUnit: 'so-khcn',
  officer: 'officer-0',
  assignedOn: '2026-11-03',
};
const DOCUMENT = { title: 'Giấy ủy quyền', number: '15/GUQ', date: '2026-11-02', issuer: null, line: null };

/** An absence on the whole stack: who gets the mail, who signs, and what the page says of it. */
describe('in the place of somebody absent', () => {
  let story: Story;
  let stage: Stage;
  let first: string;

  const standIn = (persistence: Persistence, person: string, by: string, since: string, until: string) =>
    persistence.standIns.name({ person, by, scope: 'work', since, until, document: null }, { id: person });
  const linesTo = async (person: string, task: string) => {
    const rows = (await story.persistence.dataSource.query(
      `SELECT m.slot_date AS slot, i.rung FROM message m JOIN message_item i ON i.message_id = m.id
       WHERE m.recipient = $1 AND i.aggregate_id = $2 AND m.state = 'sent' ORDER BY m.slot, i.rung`,
      [person, task],
    )) as { slot: string; rung: string }[];
    return rows.map(({ slot, rung }) => `${slot} ${rung}`);
  };

  beforeAll(async () => {
    story = await Story.begin({ name: 'stand_ins', at: '2026-11-03T03:00:00Z', seed: tenOfficers });
    const { persistence } = story;
    await standIn(persistence, 'officer-0', 'officer-2', '2026-11-04', '2026-11-06');
    await persistence.standIns.name(
      {
        person: 'giam-doc',
        by: 'officer-4',
        scope: 'sign',
        since: '2026-11-04',
        until: '2026-11-13',
        document: DOCUMENT,
      },
      { id: 'giam-doc' },
    );
    await story.startWorker();
    first = await activate(persistence, {
      ...{ ...TASK, code: '1.1' },
      deadlines: [{ id: 'm1', deliverable: 'Báo cáo', rule: dueBy('2026-11-12') }],
    });
    await story.untilQuiet();
    // The assignment on 4/11; T-7 on 5/11, T-3 on 9/11, T-1 on 11/11.
    await story.throughSlots('2026-11-05');
    const { database, smtp } = story;
    stage = await Stage.over({ databaseUrl: database.appUrl, smtp, persistence });
  }, 300_000);

  afterAll(async () => {
    await stage?.end();
    await story?.end();
  }, 60_000);

  it('brings work that is given meanwhile to the stand-in, and says why', async () => {
    expect(await linesTo('officer-2', first)).toEqual(['2026-11-04 assigned', '2026-11-05 T-7']);
    expect(await linesTo('officer-0', first)).toEqual([]);
    const [mail] = await story.inbox('officer-2');
    expect(mail!.text).toContain('được phân công thay đ/c Người officer-0');
  });

  it('is signed for by the stand-in of the head: both names stand in the record and on the page', async () => {
    const asked = {
      type: 'request-extension',
      deadlineId: 'm1',
      newDue: '2026-12-18',
      reason: 'Chờ số liệu',
    } as const;
    await story.persistence.unitOfWork({ id: 'officer-0' }).executeTask(first, asked);
    const page = await stage.visitor();
    await stage.signIn(page, 'officer-4@demo.example');
    await page.getByText('Đang ký thay đ/c giam-doc đến 13/11/2026').waitFor();
    await page.getByRole('link', { name: 'Chờ xử lý (1)' }).waitFor();
    await page.getByRole('link', { name: /^1 việc ở mục Chờ xử lý/ }).click();
    await page.getByRole('link', { name: 'Ký đề nghị gia hạn 1.1' }).click();
    const form = page.getByRole('form', { name: 'Ký đề nghị gia hạn' });
    await form.getByText('Lý do: Chờ số liệu').waitFor();
    await form.getByLabel('Số văn bản của đơn vị').fill('20/SKHCN');
    await form.getByRole('button', { name: 'Gửi' }).click();
    await page.getByText('Đã ký đề nghị gia hạn').waitFor();
    const signed = (await story.persistence.reads.taskEvents(first)).find(
      (e) => e.type === 'extension-signed',
    );
    expect(signed).toMatchObject({ actor: 'officer-4', onBehalfOf: 'giam-doc' });
    await page.getByText('Người officer-4 (thực hiện thay đ/c giam-doc)').first().waitFor();
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/task.png`, fullPage: true });
    await page.context().close();
  }, 120_000);

  it('turns what is planned already to whom it now concerns', async () => {
    const { persistence } = story;
    await story.throughSlots('2026-11-06');
    // T-3 of 9/11 lies ready for the officer, who is back; then is absent after all.
    await story.jumpTo('2026-11-09T00:59:30Z');
    const recipients = async (): Promise<string[]> => {
      const items = await plannedItems(persistence, first);
      return items.flatMap(({ slot, recipient }) => (slot === '2026-11-09' && recipient ? [recipient] : []));
    };
    await eventually(recipients, (told) => told.includes('officer-0'));
    await standIn(persistence, 'officer-0', 'officer-6', '2026-11-09', '2026-11-09');
    expect(await recipients()).toContain('officer-6');
    await story.throughSlots('2026-11-11');
    expect(await linesTo('officer-6', first)).toContain('2026-11-09 T-3');
    expect((await linesTo('officer-0', first)).filter((line) => line.startsWith('2026-11-09'))).toEqual([]);
    expect(await linesTo('officer-0', first)).toContain('2026-11-11 T-1');
  }, 120_000);

  it('names and ends a stand-in on the page, and shows the office what reaches nobody', async () => {
    for (const viewport of [undefined, PHONE]) {
      const page = await stage.visitor(viewport);
      const size = viewport ? 'phone' : 'desktop';
      const officer = viewport ? 'officer-3' : 'officer-1';
      await stage.signIn(page, `${officer}@demo.example`);
      await page.goto(`${stage.url}/nguoi-thay`);
      await page.getByRole('heading', { name: 'Người thay', level: 1 }).waitFor();
      await page.getByRole('combobox', { name: 'Người thay' }).fill('officer-5');
      await page.getByText('Người officer-5 –').click();
      await page.getByLabel('Đến hết ngày').fill('20/11/2026');
      await page.getByLabel('Đến hết ngày').press('Enter');
      await page.getByRole('button', { name: 'Xem trước' }).click();
      await page.getByText('Hiện chưa có việc nào sẽ đến người thay.').waitFor();
      if (SHOTS) await page.screenshot({ path: `${SHOTS}/stand-ins-form-${size}.png`, fullPage: true });
      await page.getByRole('button', { name: 'Phân công' }).click();
      await page.getByText('Đã ghi phân công thay.').waitFor();
      expect(await seriousViolations(page)).toEqual([]);
      if (SHOTS) await page.screenshot({ path: `${SHOTS}/stand-ins-${size}.png`, fullPage: true });
      await page.getByRole('button', { name: `Kết thúc hôm nay: Người ${officer}` }).click();
      await page.getByText('Đã kết thúc phân công thay.').waitFor();
      await page.context().close();

      const office = await stage.visitor(viewport);
      await stage.signIn(office, 'van-phong-1@demo.example');
      await office.goto(`${stage.url}/chua-co-nguoi-nhan`);
      await office.getByRole('heading', { name: 'Vai trò chưa có người' }).waitFor();
      await office.getByText('Chưa có Trưởng ban.').waitFor();
      expect(await seriousViolations(office)).toEqual([]);
      if (SHOTS) await office.screenshot({ path: `${SHOTS}/coverage-${size}.png`, fullPage: true });
      await office.context().close();
    }
    expect(stage.complaints).toEqual([]);
  }, 180_000);

  it('sends a reassigned officer at most the mail in flight, and the next one to the new officer', async () => {
    const { persistence, smtp } = story;
    const id = await activate(persistence, {
      ...{ ...TASK, code: '1.2', officer: 'officer-1', leadUnit: 'so-tai-chinh' },
      deadlines: [{ id: 'm1', deliverable: 'Báo cáo', rule: dueBy('2026-11-19') }],
    });
    await story.untilQuiet();
    const inFlight = smtp.next('officer-1@demo.example', 'pause-before-dot-reply');
    await story.jumpBefore('2026-11-12');
    await inFlight.reached;
    await persistence
      .unitOfWork({ id: 'giam-doc-2' })
      .executeTask(id, { type: 'assign', officer: 'officer-3' });
    inFlight.release();
    // The slot ends in its own course.
    await story.untilQuiet();
    await story.throughSlots('2026-11-16');
    expect(await linesTo('officer-1', id)).toEqual(['2026-11-12 T-7', '2026-11-12 assigned']);
    const next = await linesTo('officer-3', id);
    expect(next[0]).toBe('2026-11-13 assigned');
    expect(next).toContain('2026-11-16 T-3');
  }, 120_000);
});
