import { beforeAll, describe, expect, it } from '@jest/globals';
import { ROUTES } from '#identity';
import { withApi } from '../support/api/index.js';
import { active } from '../support/api/tasks.js';
import { withDatabase } from '../support/database/index.js';

/** A link scanner, a browser that fetches ahead, a crawler: reading changes nothing, whoever reads. */
describe('reading', () => {
  const database = withDatabase('api_reading');
  const api = withApi(database, '2026-11-22T02:00:00Z');
  let id: string;

  beforeAll(async () => {
    id = await active(api, '1.1');
    for (const person of ['can-bo', 'van-phong-1']) await api.token(person);
  });

  async function everything(): Promise<Record<string, string>> {
    const tables = await database.ask<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
    );
    const sums: Record<string, string> = {};
    for (const { name } of tables) {
      const [row] = await database.ask<{ sum: string }>(
        `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS sum FROM "${name}" t`,
      );
      sums[name] = row!.sum;
    }
    return sums;
  }

  it('changes no row by GET or HEAD on any route', async () => {
    const before = await everything();
    const paths = ROUTES.filter((r) => r.method === 'GET').map((r) =>
      r.path.replace(':id', id).replace(':code', 'khcn'),
    );
    for (const path of [...paths, '/', `/nhiem-vu/${id}`, '/dang-nhap/abc']) {
      for (const method of ['GET', 'HEAD']) {
        for (const as of [undefined, 'can-bo', 'van-phong-1']) {
          const { status } = await api.ask(method, path, as === undefined ? {} : { as });
          expect({ path, status, fine: status < 500 }).toMatchObject({ path, fine: true });
        }
      }
    }
    expect(await everything()).toEqual(before);
  });

  it('gives the page for any of its addresses, also one with a dot, never for the API’s', async () => {
    for (const path of ['/', `/nhiem-vu/${id}`, '/viec-cua-toi']) {
      const { status, body, headers } = await api.ask('GET', path);
      const nonce = /'nonce-([^']+)'/.exec(headers.get('content-security-policy')!)?.[1];
      expect(status).toBe(200);
      expect(body).toContain(`content="${nonce}"`);
    }
    const [a, b] = [await api.ask('GET', '/'), await api.ask('GET', '/')];
    expect(a.body).not.toBe(b.body);
    for (const path of ['/api/x', '/health/x', '/assets/x.js']) {
      expect(await api.ask('GET', path)).toMatchObject({
        status: 404,
        body: { type: 'urn:dondoc:problem:not-found' },
      });
    }
    expect(await api.ask('POST', '/viec-cua-toi', { body: {} })).toMatchObject({ status: 404 });
    const asset = await api.ask('GET', '/assets/a-1.js');
    expect(asset.headers.get('cache-control')).toContain('immutable');
    for (const path of ['/../package.json', '/%2e%2e/package.json', '/assets/..%2findex.html']) {
      expect((await api.ask('GET', path)).body).not.toContain('"dondoc"');
    }
  });
});
