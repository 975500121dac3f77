import { beforeAll, describe, expect, it } from '@jest/globals';
import type { JournalEntry } from '#contracts';
import { UnitEntity } from '#persistence';
import { withApi } from '../support/api/index.js';
import { active, command, PROFILE } from '../support/api/tasks.js';
import { withDatabase } from '../support/database/index.js';
import { giveKhcnFacts } from '../support/programme/khcn.js';

const OFFICE = 'van-phong-1';

/** Every act goes by a name that a reader knows, whatever it was done to. */
describe('names in the journal', () => {
  const database = withDatabase('journal_names');
  const api = withApi(database, '2027-10-10T02:00:00Z');
  let task: string;

  beforeAll(async () => {
    await giveKhcnFacts(api.persistence);
    task = await active(api, '1.1', { ...PROFILE, group: 1, title: 'Quy chế dữ liệu' });
    await api.persistence.directory.change((tx) =>
      tx.insert(UnitEntity, {
        ...{ code: 'hdnd', name: 'Hội đồng nhân dân tỉnh', parent: null, kind: 'elected', aliases: [] },
      } as object),
    );
    await api.persistence.directory.addUser({
      ...{ id: 'dai-bieu', email: 'dai-bieu@demo.example', name: 'Bùi Thị Giả Sử', demo: true },
      memberships: [{ unit: 'hdnd', role: 'supervisor' }],
    });
  });

  const done = async (answer: ReturnType<typeof api.ask>) => expect((await answer).status).toBeLessThan(300);
  const newest = async (kind: JournalEntry['kind']): Promise<JournalEntry> => {
    const { body } = await api.ask('GET', `/api/audit?by=all&kind=${kind}`, { as: OFFICE });
    return body.items[0];
  };
  const subject = async (kind: JournalEntry['kind']) => {
    const { code, title } = (await newest(kind)).subject;
    return `${code} ${title}`.trim();
  };

  it('are the name of an indicator, and the year and the programme of money', async () => {
    const value = { asOf: '2026-12-31', status: 'done', source: 'Sở KH&CN', value: 40 };
    await done(api.ask('POST', '/api/indicators/HT-01/values', { as: OFFICE, body: value }));
    expect(await subject('indicator')).toMatch(/^HT-01 \S+ \S+/);
    const entry = { programme: 'khcn', source: 'FV-0122', year: 2027, on: '2027-02-01', kind: 'allocated' };
    await done(api.ask('POST', '/api/money/entries', { as: OFFICE, body: { ...entry, amount: 100 } }));
    expect(await subject('money')).toMatch(/^2027 Đề án/);
  });

  it('are what a request or a recommendation is about', async () => {
    const content = { title: 'Quy chế chia sẻ', deliverable: 'Dự thảo', leadUnits: ['so-khcn'] };
    const asked = { programme: 'khcn', unit: 'so-khcn', reason: 'Luật mới' };
    const rule = { kind: 'by', date: '2028-06-30' };
    await done(
      api.ask('POST', '/api/amendments', {
        as: 'can-bo',
        body: { ...asked, content: { ...content, rule, coordinatingUnits: [] } },
      }),
    );
    expect(await subject('amendment')).toBe('Quy chế chia sẻ');
    const left = { programme: 'khcn', body: 'hdnd', text: 'Đề nghị làm rõ.', answerDue: '2027-10-29' };
    const recommend = (about: object) =>
      done(api.ask('POST', '/api/supervision', { as: 'dai-bieu', body: { ...left, about } }));
    await recommend({ kind: 'task', code: '1.1' });
    expect(await subject('supervision')).toBe('1.1 Quy chế dữ liệu');
    await recommend({ kind: 'indicator', code: 'HT-01' });
    expect(await subject('supervision')).toMatch(/^HT-01 \S+ \S+/);
    await recommend({ kind: 'programme' });
    expect(await subject('supervision')).toMatch(/^Đề án/);
  });

  it('are of whoever an act of administration was about', async () => {
    await api.persistence.standIns.name(
      {
        person: 'can-bo',
        by: 'giam-doc',
        scope: 'work',
        since: '2027-10-11',
        until: '2027-10-12',
        document: null,
      },
      { id: 'can-bo' },
    );
    const { people } = await api.persistence.directory.current();
    const [officer, head] = [people.get('can-bo')!.name, people.get('giam-doc')!.name];
    expect(await subject('register')).toBe(`${head} thay ${officer}`);
    const body = { email: 'moi@demo.example', name: 'Vũ Thị Mới', memberships: [] as object[] };
    body.memberships.push({ unit: 'so-khcn', role: 'officer' });
    await done(api.ask('POST', '/api/people', { as: 'quan-tri', body }));
    expect(await newest('register')).toMatchObject({
      type: 'person-added',
      subject: { title: 'Vũ Thị Mới' },
    });
    const session = { programme: 'khcn', heldOn: '2027-11-05', title: 'Phiên họp tháng 11' };
    await done(api.ask('POST', '/api/committee-sessions', { as: OFFICE, body: session }));
    expect(await subject('register')).toBe('phiên họp ngày 05/11/2027');
  });

  it('say to whom work was given, beside who gave it', async () => {
    const second = await api.persistence.directory.addUser({
      ...{ email: 'thu-hai@demo.example', name: 'Đỗ Văn Thứ Hai', demo: true },
      memberships: [{ unit: 'so-khcn', role: 'officer' }],
    });
    await done(command(api, 'giam-doc', task, { type: 'assign', officer: second.id }));
    const { people } = await api.persistence.directory.current();
    const given = { type: 'assigned', givenTo: 'Đỗ Văn Thứ Hai' };
    expect(await newest('task')).toMatchObject({ ...given, actorName: people.get('giam-doc')!.name });
    const { body } = await api.ask('GET', `/api/tasks/${task}/events`, { as: OFFICE });
    expect(body.items.at(-1)).toMatchObject(given);
  });
});
