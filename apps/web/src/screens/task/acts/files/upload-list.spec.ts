import { describe, expect, it } from '@jest/globals';
import {
  ATTACHMENT_EXTENSIONS,
  ATTACHMENT_MOST_BYTES,
  ATTACHMENTS_MOST,
  type AttachmentView,
} from '#contracts';
import { ApiProblem, unreached } from '../../../../api/problem.js';
import { disposition, type SendFile, type UploadCall } from '../../../../api/upload.js';
import { hindrance, refusedIds } from './hindrance.js';
import { EXTENSIONS, MOST_BYTES, MOST_FILES } from './limits.js';
import { refusalOf } from './refusal.js';
import { UploadList } from './upload-list.js';

const file = (name: string, content = 'x') => new File([content], name);
const pdfs = (count: number) => Array.from({ length: count }, (_, i) => file(`${i}.pdf`));

interface Sending extends UploadCall {
  name: string;
  arrive(id: string): Promise<void>;
  fail(error: Error): Promise<void>;
}

/** A server whose answers the test gives. */
function stage() {
  const sendings: Sending[] = [];
  const send: SendFile = ({ name }, call) => {
    const answer = new Promise<AttachmentView>((resolve, reject) => {
      const settled = () => answer.then(() => undefined).catch(() => undefined);
      const arrive = (id: string) => {
        resolve({ id } as AttachmentView);
        return settled();
      };
      const fail = (error: Error) => {
        reject(error);
        return settled();
      };
      sendings.push({ ...call, name, arrive, fail });
    });
    return answer;
  };
  const list = new UploadList(send);
  return { list, sendings, kinds: () => list.snapshot().map(({ state }) => state.kind) };
}

describe('the files of a submission', () => {
  it('are sent two at a time, in their order, and named by their ids', async () => {
    const { list, sendings, kinds } = stage();
    expect(list.add(pdfs(3))).toBe(0);
    expect(kinds()).toEqual(['sending', 'sending', 'waiting']);
    sendings[0]!.onProgress(1);
    expect(list.snapshot()[0]!.state).toEqual({ kind: 'sending', sent: 1 });
    await sendings[1]!.arrive('t-2');
    expect(sendings.map(({ name }) => name)).toEqual(['0.pdf', '1.pdf', '2.pdf']);
    expect(hindrance(list.snapshot())).toMatch(/chưa tải lên xong/);
    await sendings[0]!.arrive('t-1');
    await sendings[2]!.arrive('t-3');
    expect(list.ids).toEqual(['t-1', 't-2', 't-3']);
    expect(hindrance(list.snapshot())).toBeNull();
  });

  it('have no room beyond what one submission takes', () => {
    const { list } = stage();
    expect(list.add(pdfs(18))).toBe(0);
    expect(list.add(pdfs(5))).toBe(3);
    expect(list.snapshot()).toHaveLength(20);
  });

  it('are sent again with the same key after a lost answer, and hold a submission back until then', async () => {
    const { list, sendings, kinds } = stage();
    list.add([file('a.pdf')]);
    await sendings[0]!.fail(unreached());
    const { key, state } = list.snapshot()[0]!;
    expect(state).toMatchObject({
      kind: 'failed',
      again: true,
      message: expect.stringMatching(/Kiểm tra mạng/),
    });
    expect(hindrance(list.snapshot())).toMatch(/chưa tải lên được/);
    list.again(key);
    expect(kinds()).toEqual(['sending']);
    expect(sendings[1]!.key).toBe(sendings[0]!.key);
  });

  it('get a new key where the old one would answer as before', async () => {
    const { list, sendings } = stage();
    list.add([file('a.pdf')]);
    await sendings[0]!.fail(new ApiProblem(410, 'gone', '', 'không còn'));
    list.again(list.snapshot()[0]!.key);
    expect(sendings[1]!.key).not.toBe(sendings[0]!.key);
    await sendings[1]!.arrive('t-1');
    const fields = [
      { path: 'attachments.0', message: 'tệp này không còn' },
      { path: 'note', message: 'dài' },
    ];
    for (const { id, message } of refusedIds({ fields }, list.ids)) list.spoil(id, message);
    expect(list.snapshot()[0]!.state).toEqual({ kind: 'failed', message: 'tệp này không còn', again: true });
    list.again(list.snapshot()[0]!.key);
    expect(sendings[2]!.key).not.toBe(sendings[1]!.key);
  });

  it('tell what the server refused in its words', async () => {
    const { list, sendings } = stage();
    list.add([file('a.pdf')]);
    const fields = [{ path: 'file', message: 'Nội dung không phải PDF.' }];
    await sendings[0]!.fail(new ApiProblem(400, 'invalid-input', '', 'Chưa đúng.', fields));
    expect(list.snapshot()[0]!.state).toMatchObject({ message: 'Nội dung không phải PDF.' });
  });

  it('are broken off when taken out, and one content is one line', async () => {
    const { list, sendings, kinds } = stage();
    list.add(pdfs(3));
    list.remove(list.snapshot()[0]!.key);
    expect(sendings[0]!.signal.aborted).toBe(true);
    expect(kinds()).toEqual(['sending', 'sending']);
    await sendings[0]!.arrive('late');
    await sendings[1]!.arrive('t-1');
    await sendings[2]!.arrive('t-1');
    expect(list.ids).toEqual(['t-1']);
    expect(list.snapshot()).toHaveLength(1);
    list.clear();
    expect(list.snapshot()).toEqual([]);
  });

  it.each([
    ['a.doc', 1, /Lưu thành” dạng DOCX/],
    ['a.exe', 1, /Không nhận loại tệp này/],
    ['thư mục', 4096, /Không nhận loại tệp này/],
    ['a.pdf', 0, /Tệp rỗng/],
    ['a.pdf', 25 * 1024 * 1024 + 1, /lớn hơn 25 MB/],
  ])('%s of %d bytes is not sent at all', (name, size, why) => {
    expect(refusalOf({ name, size })).toMatch(why);
  });

  it('are limited as the contract says', () => {
    expect([MOST_FILES, MOST_BYTES]).toEqual([ATTACHMENTS_MOST, ATTACHMENT_MOST_BYTES]);
    expect(EXTENSIONS).toEqual(ATTACHMENT_EXTENSIONS);
  });

  it('may be called anything', () => {
    expect(refusalOf({ name: 'Ảnh.JPEG', size: 25 * 1024 * 1024 })).toBeNull();
    expect(disposition("Báo (1)'\ud800*.pdf")).toBe(
      "attachment; filename*=UTF-8''B%C3%A1o%20%281%29%27%2A.pdf",
    );
  });
});
