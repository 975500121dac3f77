import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Command } from 'commander';
import { UserError } from '#contracts';
import {
  type ChainReport,
  type ExportLine,
  type ProofReport,
  readExportLine,
  verifyExport,
} from '#persistence';
import { type Opened, withInstallation } from '../installation.js';
import { printJson } from '../output.js';
import { chainWords, proofWords } from './proof-words.js';

interface Verified {
  chains: ChainReport;
  proof: ProofReport;
  /** Answers of units that are not as they were frozen; only the database can tell. */
  answers: { problem: string }[];
}

const PIECE = 1 << 18;
/** A transaction that is open for longer is somebody's console. */
const WAIT_FOR_WRITERS_MS = 10_000;

/** `dondoc verify` */
export function verifyVerb(): Command {
  return new Command('verify')
    .description(
      'kiểm tra chuỗi băm của nhật ký và bằng chứng gửi thư, từ cơ sở dữ liệu hoặc từ tệp của “dondoc export”',
    )
    .argument('[file]', 'tệp JSON Lines')
    .option('--checkpoint <hash>', 'mã của một dấu hằng ngày đã nhận, như trong đầu thư X-Dondoc-Checkpoint')
    .option('--json', 'kết quả dạng JSON')
    .action(async (file: string | undefined, options: { checkpoint?: string; json?: boolean }) => {
      const known = options.checkpoint === undefined ? null : hashOf(options.checkpoint);
      const verified =
        file === undefined
          ? await withInstallation((opened) => verifyDatabase(opened, known))
          : { ...(await verifyExport(linesOf(file), known)), answers: [] };
      if (options.json) printVerified(verified);
      else sayVerified(verified);
      const { chains, proof, answers } = verified;
      if (chains.fault || proof.faults.length > 0 || answers.length > 0) process.exitCode = 1;
    });
}

/** `dondoc export` */
export function exportVerb(): Command {
  return new Command('export')
    .description(
      'xuất nhật ký, các dấu hằng ngày và bằng chứng gửi thư ra tệp, để nơi khác kiểm tra bằng “dondoc verify”',
    )
    .argument('<file>', 'tệp JSON Lines sẽ được ghi; không ghi đè')
    .option('--json', 'kết quả dạng JSON')
    .action(async (file: string, options: { json?: boolean }) => {
      const { lines, checkpoint } = await withInstallation(async (opened) => {
        const { store } = opened.persistence.proof;
        await store.takeNow(WAIT_FOR_WRITERS_MS);
        return { lines: await write(file, opened), checkpoint: await store.latest() };
      });
      if (options.json) printJson({ file, lines, checkpoint });
      else process.stdout.write(`Đã ghi ${lines} dòng vào ${file}, ${upTo(checkpoint)}.\n`);
    });
}

function upTo(checkpoint: { no: number; hash: string; at: string } | null): string {
  if (checkpoint === null) return 'chưa có dấu nào: thư đã gửi chưa có bằng chứng trong tệp';
  const { no, hash, at } = checkpoint;
  return `thư có bằng chứng đến dấu số ${no} lúc ${at} (${hash})`;
}

async function verifyDatabase(
  { persistence: { check, proof } }: Opened,
  known: string | null,
): Promise<Verified> {
  return {
    chains: await check.verifyChains(),
    proof: await proof.check.verify(known),
    answers: await check.checkAnswers(),
  };
}

/** Closed to others: the texts of the record are in it. What could not be written whole is not left behind. */
async function write(file: string, { persistence }: Opened): Promise<number> {
  const handle = await created(file);
  let lines = 0;
  try {
    let piece = '';
    await persistence.proof.check.export(async (line) => {
      lines += 1;
      piece += `${JSON.stringify(line)}\n`;
      if (piece.length < PIECE) return;
      await handle.writeFile(piece);
      piece = '';
    });
    await handle.writeFile(piece);
    await handle.sync();
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
  return lines;
}

async function created(file: string): Promise<FileHandle> {
  try {
    return await open(file, 'wx', 0o600);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError('invalid-input', `${file}: không ghi được (${code}).`);
  }
}

async function* linesOf(file: string): AsyncGenerator<ExportLine> {
  const stream = createReadStream(file);
  try {
    await once(stream, 'open');
  } catch {
    throw new UserError('invalid-input', `${file}: không đọc được tệp này.`);
  }
  let number = 0;
  for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (line.trim() !== '') yield readExportLine(line, `${file}, dòng ${number}`);
  }
}

function hashOf(text: string): string {
  const hash = /^(?:\d+ )?([0-9a-f]{64})$/.exec(text.trim().toLowerCase())?.[1];
  if (hash === undefined) throw new UserError('invalid-input', '--checkpoint: cần 64 chữ số thập lục phân.');
  return hash;
}

function printVerified({ chains, proof, answers }: Verified): void {
  const { aggregates, events, fault } = chains;
  const { checkpoints, mails, latest, faults } = proof;
  printJson({ aggregates, events, fault, answers, proof: { checkpoints, mails, latest, faults } });
}

function sayVerified({ chains, proof, answers }: Verified): void {
  const { aggregates, events, fault } = chains;
  if (fault) process.stderr.write(`Chuỗi băm không khớp: ${chainWords(fault)}.\n`);
  else process.stdout.write(`Chuỗi băm khớp: ${events} sự kiện của ${aggregates} hồ sơ.\n`);
  const { checkpoints, mails, latest, faults } = proof;
  for (const one of faults) process.stderr.write(`Bằng chứng không khớp: ${proofWords(one)}.\n`);
  if (faults.length === 0) {
    const last = latest === null ? 'chưa có dấu nào' : `dấu cuối ${latest.no} ${latest.hash}`;
    process.stdout.write(`Bằng chứng khớp: ${checkpoints} dấu hằng ngày, ${mails} thư; ${last}.\n`);
  }
  for (const { problem } of answers) process.stderr.write(`Nội dung đã chốt bị sửa: ${problem}\n`);
}
