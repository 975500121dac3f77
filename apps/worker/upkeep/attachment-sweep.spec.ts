import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import type { Persistence } from '#persistence';
import { SILENT } from '#platform';
import type { WorkerSettings } from '../settings.js';
import { AttachmentSweep } from './attachment-sweep.js';

it('sweeps once an hour, not while mail is held, and again soon after a failure', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dondoc-sweep-'));
  let on = true;
  let swept = 0;
  let broken = true;
  const removeWaiting = async () => {
    swept += 1;
    if (broken) throw new Error('the connection broke');
    return [];
  };
  const persistence = { engine: { hold: async () => ({ on }) }, attachments: { removeWaiting } };
  const settings = { attachmentsFolder: folder } as WorkerSettings;
  const sweep = new AttachmentSweep(settings, persistence as unknown as Persistence, SILENT);
  await sweep.turn();
  expect(swept).toBe(0);
  on = false;
  await sweep.turn();
  broken = false;
  await sweep.turn();
  expect(swept).toBe(2);
  await sweep.turn();
  expect(swept).toBe(2);
  await rm(folder, { recursive: true });
});
