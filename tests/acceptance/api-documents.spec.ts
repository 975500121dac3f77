import { beforeAll, describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { attributionList, type Conclusion } from '#contracts';
import { withApi } from '../support/api/index.js';
import { active, command } from '../support/api/tasks.js';
import { withDatabase } from '../support/database/index.js';

describe('drafts and attribution', () => {
  const database = withDatabase('api_documents');
  const api = withApi(database, '2026-12-28T01:00:00Z');
  const made = { task: '', case: '' };

  beforeAll(async () => {
    made.task = await active(api, '1.1');
    made.case = `${made.task}.m1.1`;
    const system = api.persistence.unitOfWork({ id: 'system' });
    const open = { type: 'open', taskId: made.task, deadlineId: 'm1', programme: 'khcn' } as const;
    await system.executeCase(made.case, open);
    await system.noteCase(made.task, 'm1', made.case, 'draft');
    await command(api, 'can-bo', made.task, {
      type: 'report-progress',
      percent: 60,
      note: 'Xong phần khảo sát.',
    });
  });

  const fetched = async (path: string, as: string) => {
    const answer = await fetch(api.url + path, {
      headers: { Authorization: `Bearer ${await api.token(as)}` },
    });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    return { status: answer.status, headers: answer.headers, bytes };
  };
  const textOf = (bytes: Uint8Array) =>
    strFromU8(unzipSync(bytes)['word/document.xml']!).replace(/<[^>]+>/g, '');

  it('are files to save, made of what the record says, for whoever may see the task', async () => {
    const submission = await fetched(`/api/cases/${made.case}/documents/submission.docx`, 'can-bo');
    expect(submission.status).toBe(200);
    expect(submission.headers.get('content-disposition')).toMatch(
      /^attachment; filename=".*To trinh - 1\.1\.docx"/,
    );
    expect(submission.headers.get('content-type')).toContain('wordprocessingml.document');
    expect(textOf(submission.bytes)).toContain('Kính trình: Ban Chỉ đạo');
    const extension = await fetched(`/api/tasks/${made.task}/documents/extension.docx`, 'giam-doc');
    expect(textOf(extension.bytes)).toMatch(
      /SỞ KHOA HỌC VÀ CÔNG NGHỆ.*đạt khoảng 60%.*Xong phần khảo sát\./s,
    );
    const stranger = await fetched(`/api/cases/${made.case}/documents/submission.docx`, 'can-bo-2');
    expect(stranger.status).toBe(403);
  });

  it('refuse a notice before a conclusion, and a kind that is none', async () => {
    const path = (kind: string) => `/api/cases/${made.case}/documents/${kind}.docx`;
    expect(await api.ask('GET', path('notice'), { as: 'can-bo' })).toMatchObject({ status: 409 });
    expect(await api.ask('GET', path('recommendation'), { as: 'can-bo' })).toMatchObject({ status: 409 });
    expect(await api.ask('GET', path('nghi-quyet'), { as: 'can-bo' })).toMatchObject({ status: 400 });
  });

  it('ask the body above for what the committee recommends, and for nothing else', async () => {
    const path = `/api/cases/${made.case}/documents/recommendation.docx`;
    const system = api.persistence.unitOfWork({ id: 'system' });
    await system.executeCase(made.case, { type: 'send-up-by-engine' });
    const conclude = (conclusion: Conclusion) =>
      api.persistence.unitOfWork({ id: 'dau-moi' }).executeCase(made.case, { type: 'conclude', conclusion });
    await conclude({ outcome: 'request-explanation', question: 'Vì sao?', due: '2026-12-31' });
    expect((await fetched(path, 'can-bo')).status).toBe(409);
    await system.executeCase(made.case, { type: 'resume-by-engine' });
    await conclude({ outcome: 'recommend-stop', reason: 'Trùng nhiệm vụ 3.2.' });
    const letter = await fetched(path, 'can-bo');
    expect(letter.headers.get('content-disposition')).toContain('To trinh kien nghi - 1.1.docx');
    expect(textOf(letter.bytes)).toMatch(/Trùng nhiệm vụ 3\.2\..*cho dừng thực hiện nhiệm vụ 1\.1/s);
  });

  it('say who held the work, day by day', async () => {
    const { body } = await api.ask('GET', `/api/tasks/${made.task}/attribution`, { as: 'can-bo' });
    const [held] = attributionList.parse(body).items;
    expect(held).toMatchObject({
      deadlineId: 'm1',
      since: '2026-10-01',
      endedOn: null,
      segments: [
        { holder: 'unit', unit: { name: 'Sở Khoa học và Công nghệ' }, calendarDays: 88, workingDays: 62 },
      ],
    });
  });
});
