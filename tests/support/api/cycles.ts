import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import type { FormContent } from '#contracts';
import type { Persistence } from '#persistence';
import { loadSeeds } from '#seeds';
import { installSeeds } from '#seeds/install';
import type { TestApi } from './index.js';

export const OFFICE = 'vanphong';
export const ADMINISTRATOR = 'quantri';
const ENGINE = { id: 'system' };

/** The whole Đề án with its made-up people and their plan. */
export const demoProvince =
  (seededOn: string) =>
  (persistence: Persistence): Promise<void> =>
    installSeeds(persistence, loadSeeds(), { demo: true, seededOn });

/** Moves the programme's clock, and lets the cycle do what has come due. */
export async function onDay(api: TestApi, id: string, day: string): Promise<void> {
  api.clock.set(`${day}T02:00:00.000Z`);
  await api.persistence.unitOfWork(ENGINE).executeCycle(id, { type: 'advance' });
}

/** Sends for a unit, past the question of who may: that is asked elsewhere. */
export async function send(
  api: TestApi,
  id: string,
  stage: string,
  unit: string,
  content: FormContent,
): Promise<void> {
  await api.persistence.unitOfWork(ENGINE).submitToCycle(id, { stage, unit, content });
}

export async function accept(api: TestApi, id: string, stage: string, unit: string): Promise<void> {
  await api.persistence
    .unitOfWork({ id: `demo-${OFFICE}` })
    .executeCycle(id, { type: 'accept-submission', stage, unit });
}

export async function complete(api: TestApi, id: string, stage: string, basis?: object): Promise<void> {
  const command = { type: 'complete-stage', stage, ...(basis === undefined ? {} : { basis }) };
  await api.persistence.unitOfWork({ id: `demo-${OFFICE}` }).executeCycle(id, command as never);
}

/** A file over HTTP; kept to be looked at, when a folder is named. */
export async function fetched(api: TestApi, path: string, as = OFFICE) {
  const answer = await fetch(api.url + path, {
    headers: { Authorization: `Bearer ${await api.token(as)}` },
  });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const name = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? '';
  const folder = process.env['DONDOC_DRAFTS'];
  if (folder !== undefined && answer.status === 200) await writeFile(join(folder, name), bytes);
  return { status: answer.status, name, bytes };
}

/** The words of a DOCX. */
export function wordsOf(bytes: Uint8Array): string {
  const part = unzipSync(bytes)['word/document.xml'];
  expect(part).toBeDefined();
  return strFromU8(part!)
    .replace(/<w:p[ >]/g, '\n$&')
    .replace(/<[^>]+>/g, '')
    .replace(/&amp;/g, '&');
}
