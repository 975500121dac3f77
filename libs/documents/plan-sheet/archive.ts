import { buffer } from 'node:stream/consumers';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';

/** Why a file is not read at all; the message is for whoever sent it. */
export class Unreadable extends Error {}

const MEGABYTE = 1024 * 1024;
export const LIMITS = {
  file: 5 * MEGABYTE,
  /** Unpacked, one part and all that are read. */
  part: 20 * MEGABYTE,
  parts: 40 * MEGABYTE,
  entries: 500,
} as const;

const OLD_FORMAT = [0xd0, 0xcf, 0x11, 0xe0];
const TOO_LARGE = 'Tệp bung ra quá lớn so với giới hạn; hãy xóa trang, ảnh và định dạng thừa rồi lưu lại.';

/** The wanted parts of a workbook as text. What a part claims to be is checked against what comes out of it. */
export async function partsOf(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
): Promise<Map<string, string>> {
  if (bytes.length > LIMITS.file) throw new Unreadable('Tệp lớn hơn 5 MB.');
  if (OLD_FORMAT.every((byte, i) => bytes[i] === byte))
    throw new Unreadable('Tệp .xls kiểu cũ hoặc có mật khẩu; hãy lưu lại thành .xlsx không đặt mật khẩu.');
  const archive = await opened(bytes);
  try {
    return await read(archive, wanted);
  } finally {
    archive.close();
  }
}

async function opened(bytes: Uint8Array): Promise<ZipFile> {
  try {
    return await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true, validateEntrySizes: true });
  } catch {
    throw new Unreadable('Tệp không phải bảng tính .xlsx hoặc đã hỏng.');
  }
}

async function read(archive: ZipFile, wanted: (name: string) => boolean): Promise<Map<string, string>> {
  if (archive.entryCount > LIMITS.entries) throw new Unreadable(TOO_LARGE);
  const parts = new Map<string, string>();
  let total = 0;
  for (const entry of await entries(archive)) {
    if (/vbaProject\.bin$/i.test(entry.fileName))
      throw new Unreadable('Tệp có macro; hãy lưu lại thành .xlsx thường.');
    if (!wanted(entry.fileName)) continue;
    total += entry.uncompressedSize;
    if (entry.uncompressedSize > LIMITS.part || total > LIMITS.parts) throw new Unreadable(TOO_LARGE);
    if (parts.has(entry.fileName)) throw new Unreadable('Tệp đã hỏng: một phần có hai lần.');
    parts.set(entry.fileName, await textOf(archive, entry));
  }
  return parts;
}

/** More bytes than the entry claims end the stream with an error, before they pile up. */
async function textOf(archive: ZipFile, entry: Entry): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(
      await buffer(await archive.openReadStreamPromise(entry)),
    );
  } catch {
    throw new Unreadable('Tệp đã hỏng hoặc không đúng định dạng .xlsx.');
  }
}

function entries(archive: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const all: Entry[] = [];
    archive.on('entry', (entry: Entry) => {
      all.push(entry);
      archive.readEntry();
    });
    archive.on('end', () => resolve(all));
    archive.on('error', () => reject(new Unreadable('Tệp đã hỏng hoặc không đúng định dạng .xlsx.')));
    archive.readEntry();
  });
}
