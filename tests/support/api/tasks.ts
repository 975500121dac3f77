import { expect } from '@jest/globals';
import type { TestApi } from './index.js';

export const PROFILE = {
  leadUnits: ['so-khcn'],
  officer: 'can-bo',
  deadlines: [
    {
      id: 'm1',
      deliverable: 'Dự thảo kế hoạch',
      rule: { kind: 'yearly-before', monthDay: '12-20', planYear: 2027 },
    },
  ],
};

/** A draft entered by the office; answers its id. */
export async function draft(api: TestApi, code: string, profile: object = PROFILE): Promise<string> {
  const body = { programme: 'khcn', code, title: `Nhiệm vụ ${code}`, ...profile };
  const created = await api.ask('POST', '/api/tasks', { as: 'van-phong-1', body });
  expect(created).toMatchObject({ status: 201 });
  return created.body.id as string;
}

export async function versionOf(api: TestApi, id: string): Promise<number> {
  return (await api.ask('GET', `/api/tasks/${id}`, { as: 'van-phong-1' })).body.version as number;
}

/** Gives a command with the present version. */
export async function command(
  api: TestApi,
  as: string,
  id: string,
  body: object,
  headers: Record<string, string> = {},
) {
  const seen = { 'If-Match': `"${await versionOf(api, id)}"`, ...headers };
  return api.ask('POST', `/api/tasks/${id}/commands`, { as, body, headers: seen });
}

/** A task that the office has entered and activated. */
export async function active(api: TestApi, code: string, profile: object = PROFILE): Promise<string> {
  const id = await draft(api, code, profile);
  expect(await command(api, 'van-phong-1', id, { type: 'activate', assignedOn: '2026-10-01' })).toMatchObject(
    { status: 200 },
  );
  return id;
}
