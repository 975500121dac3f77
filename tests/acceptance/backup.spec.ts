import {
  appendFile,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { filesBelow } from '../../apps/cli/backup/files.js';
import { type BackupReport, backUp, type RestoreOptions, restore } from '../../apps/cli/backup/index.js';
import { loadSecrets } from '../../apps/cli/embedded/home.js';
import { startPostgres } from '../../apps/cli/embedded/postgres.js';
import { Installation } from '../support/backup/installation.js';
import { smallProvince } from '../support/database/province.js';
import { eventually } from '../support/story/index.js';

const BY = 'spec';

let folder: string;
let place: Installation;
let first: BackupReport;

const note = (text: string) =>
  place.within((persistence) =>
    persistence.unitOfWork({ id: 'can-bo' }).executeTask('khcn-1', { type: 'report-progress', note: text }),
  );
const notes = () =>
  place.within(async (persistence) => {
    const rows = (await persistence.dataSource.query(
      `SELECT text->>'note' AS note FROM event WHERE type = 'progress-reported' ORDER BY recorded`,
    )) as { note: string }[];
    return rows.map((row) => row.note);
  });
const into = (name: string) => join(folder, name);
const again = (backup: string, options: Partial<RestoreOptions> = {}) =>
  restore(place.env, backup, { by: BY, ...options });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dondoc-backup-'));
  place = await Installation.make(into('home'));
  await place.within(async (persistence) => {
    await smallProvince(persistence);
    const office = persistence.unitOfWork({ id: 'van-phong-1' });
    await office.createTask({
      programme: 'khcn',
      code: '1',
      kind: 'task',
      group: 1,
      title: 'Nhiệm vụ 1',
      leadUnits: ['so-khcn'],
      officer: 'can-bo',
      deadlines: [{ deliverable: 'Báo cáo', rule: { kind: 'by', date: '2031-12-18' } }],
    });
    await office.executeTask('khcn-1', { type: 'activate' });
    await persistence.sessions.create({
      idHash: 'phiên',
      personId: 'can-bo',
      expiresAt: '2039-01-01T00:00:00.000Z',
      userAgent: 'spec',
    });
  });
  await mkdir(join(place.home.root, 'attachments', 'a1'), { recursive: true });
  await writeFile(join(place.home.root, 'attachments', 'a1', 'b2'), 'bằng chứng');
  await note('trước');
  first = await backUp(place.env, into('first'), 'spec');
}, 120_000);

afterAll(async () => {
  await place?.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

describe('a backup', () => {
  it('says what is in it', async () => {
    expect(first).toMatchObject({ aggregates: 1, events: 4, secrets: 1, folder: into('first') });
    const manifest = JSON.parse(await readFile(into('first/manifest.json'), 'utf8'));
    expect(manifest).toMatchObject({
      format: 1,
      database: { kind: 'embedded', major: 18, name: 'dondoc', owner: 'dondoc_owner', app: 'dondoc_app' },
      chains: { aggregates: 1, events: 4, heads: [['khcn-1', 4, expect.stringMatching(/^[0-9a-f]{64}$/)]] },
    });
    const paths = manifest.files.map((file: { path: string }) => file.path);
    expect(paths).toEqual(
      expect.arrayContaining(['attachments/a1/b2', 'base/backup_label', 'base/PG_VERSION']),
    );
    expect(paths.filter((path: string) => /postmaster\.pid|secret/.test(path))).toEqual([]);
  });

  it('is closed to others, and keeps passwords in a folder of their own', async () => {
    expect((await stat(into('first'))).mode & 0o777).toBe(0o700);
    expect((await stat(into('first/secrets/secrets.json'))).mode & 0o777).toBe(0o600);
    const { secrets } = await loadSecrets(place.home);
    const words = Object.values(secrets).filter((word) => typeof word === 'string');
    for (const path of await filesBelow(into('first'))) {
      if (path.startsWith('secrets/')) continue;
      const text = await readFile(into(join('first', path)), 'latin1');
      for (const word of words) expect({ path, holds: text.includes(word) }).toEqual({ path, holds: false });
    }
  }, 60_000);

  it('is not made over another one', async () => {
    await expect(backUp(place.env, into('first'), 'spec')).rejects.toMatchObject({
      code: 'folder-not-empty',
    });
  });

  it('of a database that nobody runs starts it for the time it takes', async () => {
    await place.stop();
    const report = await backUp(place.env, into('stopped'), 'spec');
    expect(report.events).toBe(4);
    await place.start();
  }, 60_000);

  it('lets the archive forget what only older ones than the last two need', async () => {
    await backUp(place.env, into('third'), 'spec');
    const kept = JSON.parse(await readFile(join(place.home.root, 'backups.json'), 'utf8')) as {
      folder: string;
      firstSegment: string;
    }[];
    expect(kept.map((backup) => backup.folder)).toEqual([into('stopped'), into('third')]);
    const segments = (await readdir(join(place.home.root, 'wal'))).filter((name) =>
      /^[0-9A-F]{24}$/.test(name),
    );
    expect(segments.sort()[0]).toBe(kept[0]!.firstSegment);
  }, 60_000);
});

describe('a restore', () => {
  const standing = async () =>
    (await filesBelow(place.home.root)).filter((path) => !/^(logs|run)\//.test(path));

  it('is refused while anything runs', async () => {
    await expect(again(into('first'), { force: false })).rejects.toMatchObject({ code: 'still-running' });
  }, 30_000);

  it.each([
    ['a moment without a zone', '2026-12-04T10:00:00', /múi giờ/],
    ['no moment', 'hôm qua', /múi giờ/],
    ['a moment before the backup', '2020-01-01T00:00:00Z', /từ .* trở đi/],
    ['a moment to come', '2039-01-01T00:00:00+07:00', /chưa đến/],
  ])(
    'is refused for %s',
    async (_what, to, words) => {
      await expect(again(into('first'), { to, force: true })).rejects.toMatchObject({
        name: 'UserError',
        fields: [{ path: '--to', message: expect.stringMatching(words) }],
      });
    },
    30_000,
  );

  it.each([
    ['a changed file', (copy: string) => writeFile(join(copy, 'base/PG_VERSION'), '17\n')],
    ['a missing file', (copy: string) => rm(join(copy, 'base/global/pg_control'))],
    ['a file more', (copy: string) => writeFile(join(copy, 'base/postgresql.auto.conf.d'), 'x')],
    ['a changed key', (copy: string) => appendFile(join(copy, 'secrets/secrets.json'), ' ')],
  ])(
    'is refused from a backup with %s, and touches nothing',
    async (_what, harm) => {
      const copy = into('harmed');
      await cp(into('first'), copy, { recursive: true });
      await harm(copy);
      const there = await standing();
      await expect(again(copy, { force: true })).rejects.toMatchObject({ code: 'backup-damaged' });
      expect(await standing()).toEqual(there);
      await rm(copy, { recursive: true });
    },
    60_000,
  );

  it('is refused from a manifest that names files outside', async () => {
    const copy = into('outside');
    await mkdir(copy);
    const manifest = JSON.parse(await readFile(into('first/manifest.json'), 'utf8'));
    manifest.files.push({ path: 'base/../../x', bytes: 0, sha256: '0'.repeat(64) });
    await writeFile(join(copy, 'manifest.json'), JSON.stringify(manifest));
    await expect(again(copy, { force: true })).rejects.toMatchObject({ code: 'backup-unreadable' });
    await expect(again(folder, { force: true })).rejects.toMatchObject({ code: 'no-backup' });
  }, 30_000);

  it('does not take the place of what stands there unless told to', async () => {
    await place.kill();
    await expect(again(into('first'))).rejects.toMatchObject({ code: 'place-not-empty' });
    await place.start();
  }, 60_000);

  it('after a kill in the middle of work has everything that was answered', async () => {
    const { folder: backup } = await backUp(place.env, into('worked'), 'spec');
    const answered: string[] = [];
    const working = (async () => {
      for (let i = 0; ; i++) {
        await note(`việc ${i}`);
        answered.push(`việc ${i}`);
      }
    })().catch(() => undefined);
    await eventually(
      async () => answered.length,
      (count) => count > 30,
    );
    await place.kill();
    await working;
    await writeFile(join(place.home.root, 'attachments', 'sau'), 'đến sau bản sao lưu');
    const report = await again(backup, { force: true });
    expect(report).toMatchObject({
      complete: true,
      lost: null,
      doubted: 0,
      closedSlot: null,
      fault: null,
      missingHeads: [],
      derivedFindings: 0,
      attachmentsAdded: 1,
      revoked: 1,
    });
    await place.start();
    const kept = (await notes()).filter((text) => text.startsWith('việc'));
    // The command that was under way may be there without having been answered.
    expect(kept.slice(0, answered.length)).toEqual(answered);
    expect(kept.length - answered.length).toBeLessThanOrEqual(1);
    for (const name of ['a1/b2', 'sau']) await stat(join(place.home.root, 'attachments', name));
    const hold = await place.within((persistence) => persistence.engine.hold());
    expect(hold).toMatchObject({ on: true, reason: expect.stringContaining('khôi phục từ bản sao lưu') });
    expect(await readdir(report.movedAside!)).toEqual(
      expect.arrayContaining(['postgres', 'wal', 'secrets.json']),
    );
  }, 120_000);

  it('on another machine follows the archive up to a moment in it', async () => {
    const today = () => new Date().toISOString().slice(0, 10);
    const begun = today();
    await backUp(place.env, into('fourth'), 'spec');
    await note('còn');
    const to = await place.moment();
    await note('thôi');
    // What a machine that is gone leaves behind is what had reached its archive.
    const [segment] = await place.ask<{ name: string }>('SELECT pg_walfile_name(pg_switch_wal()) AS name');
    await eventually(
      () =>
        place.ask<{ done: boolean }>(
          `SELECT last_archived_wal >= '${segment!.name}' AS done FROM pg_stat_archiver`,
        ),
      (rows) => rows[0]?.done === true,
    );
    await place.kill();
    const other = into('other');
    const env = { ...place.env, DONDOC_HOME: other };
    const report = await restore(env, into('fourth'), { by: BY, to, wal: join(place.home.root, 'wal') });
    expect(report).toMatchObject({ complete: false, movedAside: null, fault: null, missingHeads: [] });
    expect([begun, today()]).toContain(report.lost?.from.slice(0, 10));
    place = await Installation.make(other);
    expect((await notes()).at(-1)).toBe('còn');
  }, 120_000);

  it('works without the secrets, which are then made anew', async () => {
    const { folder: backup } = await backUp(place.env, into('bare'), 'spec');
    await place.kill();
    await rename(join(backup, 'secrets'), into('taken-away'));
    const old = await readFile(join(place.home.root, 'secrets.json'), 'utf8');
    await again(backup, { force: true });
    await place.start();
    expect(await readFile(join(place.home.root, 'secrets.json'), 'utf8')).not.toBe(old);
    expect((await notes()).length).toBeGreaterThan(0);
  }, 120_000);

  it('that was cut off in its last step is not taken for an empty installation', async () => {
    await place.stop();
    await mkdir(join(place.home.root, 'restoring', 'postgres'), { recursive: true });
    await rename(join(place.home.root, 'postgres'), join(place.home.root, 'aside'));
    await expect(startPostgres(place.home, { env: process.env })).rejects.toMatchObject({
      code: 'restore-unfinished',
    });
    await rename(join(place.home.root, 'aside'), join(place.home.root, 'postgres'));
    await rm(join(place.home.root, 'restoring'), { recursive: true });
    await place.start();
  }, 60_000);
});
