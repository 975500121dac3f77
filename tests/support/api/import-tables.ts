import { type ImportHistory, type ImportKind, type ImportView, importHistory, importView } from '#contracts';
import type { TestApi } from './index.js';

/** One kind of table as its page uses it. */
export function importTables(api: TestApi, kind: ImportKind, somebody: string) {
  const asked = async (method: 'GET' | 'POST', path: string, as = somebody, body?: Uint8Array) =>
    fetch(`${api.url}/api/imports/${kind}${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${await api.token(as)}`,
        ...(body === undefined ? {} : { 'Content-Type': 'application/octet-stream' }),
      },
      ...(body === undefined ? {} : { body: Buffer.from(body) }),
    });
  const send = (bytes: Uint8Array, basis?: string, as?: string) =>
    asked('POST', basis === undefined ? '' : `?basis=${basis}`, as, bytes);
  const look = async (bytes: Uint8Array): Promise<ImportView> =>
    importView.parse(await (await send(bytes)).json());
  return {
    send,
    look,
    /** As somebody who looks first. */
    save: async (bytes: Uint8Array): Promise<ImportView> => {
      const { basis } = await look(bytes);
      return importView.parse(await (await send(bytes, basis)).json());
    },
    exported: async (query = ''): Promise<{ name: string; bytes: Uint8Array }> => {
      const answer = await asked('GET', `/template.xlsx?filled=true${query}`);
      const name = answer.headers.get('content-disposition') ?? '';
      return { name, bytes: new Uint8Array(await answer.arrayBuffer()) };
    },
    history: async (): Promise<ImportHistory['items']> =>
      importHistory.parse(await (await asked('GET', '')).json()).items,
    undo: (no: number, as?: string) => asked('POST', `/${no}/undo`, as),
  };
}
