import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { filesIn } from '../support/attachments/upload.js';
import {
  ApiClient,
  type Change,
  commandTo,
  type FaultCase,
  faultSuite,
  mayMount,
  print,
  Round,
  someOfficers,
} from '../support/faults/index.js';
import { eventually } from '../support/story/index.js';

const DISK_MEGABYTES = 320;
/** PostgreSQL has room in pages and in the piece of its log that it has begun: it takes some hundred commands to fill. */
const MOST_COMMANDS = 4_000;
const NOTE = 'Đã làm xong phần việc của tuần này. '.repeat(100);
const PDF = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(1 << 19, 0x20), Buffer.from('\n%%EOF\n')]);

/** What is written where there is no room left. */
const CASES: readonly FaultCase[] = [
  {
    row: '25',
    fault: 'the disk of PostgreSQL, Temporal and the files is full',
    limitMinutes: 8,
    allows: { repairs: Number.POSITIVE_INFINITY },
    run: async (rig) => {
      const officers = someOfficers(rig, '25', 4);
      const round = await Round.begin(rig, officers);
      const client = new ApiClient(rig);
      const folder = join(dirname(rig.story.log), 'home', 'attachments');
      const versions = new Map<string, number>();
      for (const by of officers) versions.set(by, await client.version(by, round.idOf(by)));
      const uploads = async () =>
        (await rig.persistence.dataSource.query('SELECT count(*)::int AS count FROM attachment')) as unknown;
      const before = { files: await filesIn(folder), rows: await uploads() };

      await rig.story.disk!.fill();
      const { last, done } = await untilRefused(client, round, versions);
      expect((await client.upload(officers[0]!, 'bao-cao.pdf', PDF)).status).toBe(503);
      expect(await filesIn(folder)).toEqual(before.files);

      await rig.story.disk!.clear();
      const answers = () => rig.persistence.dataSource.query('SELECT 1');
      const alone = await eventually(() => answers().catch(() => null), Array.isArray, 20_000).catch(
        () => null,
      );
      // A log that could not be written ends PostgreSQL: whoever made room starts it again.
      if (alone === null) await rig.story.database.restart();
      await rig.temporal.kill().catch(() => undefined);
      await rig.temporal.restart();
      expect((await client.insistOn(last)).known).toBe('ok');
      expect(await uploads()).toEqual(before.rows);
      expect((await client.upload(officers[0]!, 'bao-cao.pdf', PDF)).status).toBe(201);
      await rig.story.untilQuiet();
      await round.take();
      await round.everyoneHasOne();
      const how = alone === null ? 'PostgreSQL had ended' : 'PostgreSQL went on';
      return `${done} commands until 503, ${how}; each is there once, and the one that was refused too`;
    },
  },
];

/** Commands until one is not answered with yes; answers that one, to be given again. */
async function untilRefused(
  client: ApiClient,
  round: Round,
  versions: Map<string, number>,
): Promise<{ last: Change; done: number }> {
  for (let done = 0; done < MOST_COMMANDS; done += 1) {
    const by = round.officers[done % round.officers.length]!;
    const body = { type: 'report-progress', note: NOTE };
    const key = `25-${round.number}-${done}`;
    const last = commandTo(round.idOf(by), { as: by, body, version: versions.get(by)!, key });
    const outcome = await client.give(last);
    if (outcome.known === 'unknown') {
      expect(outcome.why).toBe('503');
      return { last, done };
    }
    expect(outcome.known).toBe('ok');
    if (outcome.known === 'ok') versions.set(by, outcome.answer.body.version as number);
  }
  throw new Error('the disk is not full');
}

if (mayMount()) faultSuite('disk', { name: 'disk', api: true, diskMegabytes: DISK_MEGABYTES }, CASES);
else
  describe('disk', () => {
    print('25    · not run: this account may mount no disk of its own');
    // biome-ignore lint/suspicious/noSkippedTests: counted as skipped, where it cannot be run
    it.skip('25: needs a disk of its own', () => undefined);
  });
