import { Command } from 'commander';
import { type Returned, readReturned } from '#mail';
import type { Noted, Persistence } from '#persistence';
import { operator, withInstallation } from '../installation.js';
import { printJson } from '../output.js';
import { exitWith } from '../refusal.js';

/** A report of a server is small; a mail server that sends more is not read to its end. */
const MOST_BYTES = 2_000_000;
const SERVER = { id: 'mail-server' };
/** EX_TEMPFAIL of sysexits.h: the mail server keeps the mail and brings it again. */
const TRY_AGAIN = 75;

type Outcome = Noted | 'no-bounce';

const WORDS: Record<Outcome, string> = {
  unknown: 'Không phải thư của hệ thống này.',
  again: 'Đã ghi từ trước.',
  noted: 'Đã ghi vào thư.',
  suspended: 'Đã ghi; ngừng gửi đến địa chỉ này.',
  'no-bounce': 'Không phải thư báo trả lại, không phải thư tự trả lời.',
};

/** `dondoc bounce < mail`: what the mail server pipes in; it sends nothing, whatever it reads. */
export function bounceVerb(): Command {
  return new Command('bounce')
    .description('đọc một thư bị trả lại hoặc thư tự trả lời từ đầu vào chuẩn, do máy chủ thư đưa sang')
    .option('--to <address>', 'địa chỉ mà thư ấy đến; không có thì đọc từ đầu thư')
    .option('--json', 'kết quả dạng JSON')
    .action(async (options: { to?: string; json?: boolean }) => {
      try {
        const returned = await readReturned(await standardInput(), options.to ?? null);
        const outcome = await withInstallation(({ persistence }) => noteReturned(persistence, returned));
        if (options.json) printJson({ kind: returned.kind, mark: returned.mark, outcome });
        else process.stdout.write(`${WORDS[outcome]}\n`);
      } catch (error) {
        exitWith(error);
        process.exitCode = TRY_AGAIN;
      }
    });
}

/** `dondoc release-address` */
export function releaseAddressVerb(): Command {
  return new Command('release-address')
    .description('gửi lại đến một địa chỉ đã ngừng vì thư bị trả lại, khi hộp thư đã được sửa')
    .argument('<person>', 'địa chỉ thư hoặc mã người dùng')
    .option('--json', 'kết quả dạng JSON')
    .action(async (person: string, options: { json?: boolean }) => {
      const email = await withInstallation(({ persistence }) =>
        persistence.returnedMails.release(person, { id: operator() }),
      );
      if (options.json) printJson({ released: email });
      else process.stdout.write(`Thư lại được gửi đến ${email}.\n`);
    });
}

/** Records what came back of one of our mails; anything else leaves no trace. */
export function noteReturned(
  { returnedMails }: Pick<Persistence, 'returnedMails'>,
  returned: Returned,
): Promise<Outcome> {
  const { kind, mark } = returned;
  if (kind === 'other' || kind === 'notice') return Promise.resolve('no-bounce');
  if (mark === null) return Promise.resolve('unknown');
  const said = kind === 'bounce' ? returned : { status: null, hard: false };
  return returnedMails.note({ mark, kind, status: said.status, hard: said.hard }, SERVER);
}

async function standardInput(): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of process.stdin as AsyncIterable<Buffer>) {
    // Read to the end all the same: a server whose pipe breaks would try again.
    if (length < MOST_BYTES) pieces.push(piece);
    length += piece.length;
  }
  return Buffer.concat(pieces);
}
