import type { FileHandle } from 'node:fs/promises';
import { type Entry, fromFdPromise, type ZipFile } from 'yauzl';
import { type AttachmentType, UserError } from '#contracts';
import { refused } from './refused.js';

/** A document unpacks to no more than this; nothing here unpacks it, but whoever downloads it will. */
const MOST = {
  entries: 4000,
  bytes: 400 * 1024 * 1024,
  contentTypesBytes: 256 * 1024,
  /** Beyond this many bytes a document also has to be dense enough. */
  judgedFrom: 50 * 1024 * 1024,
  ratio: 100,
};

const LOCAL_HEADER_BYTES = 30;
const END_BYTES = 22;
const CONTENT_TYPES = '[content_types].xml';

const MAIN: Readonly<Record<string, AttachmentType>> = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml':
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml':
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/**
 * DOCX or XLSX, by the part of the package that says so. Of the archive only its directory and that one small part are
 * read; names in it are never used as paths.
 *
 * @throws UserError `invalid-input` for any other archive, and for one made to do harm
 */
export async function officeTypeOf(file: FileHandle, size: number): Promise<AttachmentType> {
  await requireEnd(file, size);
  try {
    // The handle stays the caller's.
    const zip = await fromFdPromise(file.fd, { autoClose: false, lazyEntries: true });
    const { names, contentTypes } = await directoryOf(zip, size);
    return mainType(await textOf(zip, contentTypes), names);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw notOffice(); // the archive breaks the rules of its own format
  }
}

/** The directory ends the file, so nothing hides behind it and every program reads the same one. */
async function requireEnd(file: FileHandle, size: number): Promise<void> {
  const end = Buffer.alloc(END_BYTES);
  await file.read(end, 0, END_BYTES, Math.max(0, size - END_BYTES));
  if (end.toString('latin1', 0, 4) !== 'PK\x05\x06' || end.readUInt16LE(20) !== 0) throw notOffice();
}

async function directoryOf(zip: ZipFile, size: number): Promise<{ names: Set<string>; contentTypes: Entry }> {
  if (zip.entryCount > MOST.entries) throw bomb();
  const entries: Entry[] = [];
  let bytes = 0;
  for await (const entry of zip.eachEntry()) {
    bytes += entry.uncompressedSize;
    if (bytes > MOST.bytes) throw bomb();
    if (entry.isEncrypted()) throw refused('Tệp có mật khẩu; đề nghị bỏ mật khẩu rồi tải lên.');
    entries.push(entry);
  }
  if (bytes > MOST.judgedFrom && bytes > size * MOST.ratio) throw bomb();
  requireSideBySide(entries);
  const names = new Set(entries.map(({ fileName }) => fileName.toLowerCase()));
  const contentTypes = entries.find(({ fileName }) => fileName.toLowerCase() === CONTENT_TYPES);
  if (contentTypes === undefined || names.size !== entries.length) throw notOffice();
  return { names, contentTypes };
}

/** From the first byte on, one after the other: data that many entries share is how small bombs are built. */
function requireSideBySide(entries: readonly Entry[]): void {
  const inOrder = [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  let free = 0;
  for (const [i, { relativeOffsetOfLocalHeader: at, fileNameLength, compressedSize }] of inOrder.entries()) {
    if (i === 0 ? at !== 0 : at < free) throw bomb();
    free = at + LOCAL_HEADER_BYTES + fileNameLength + compressedSize;
  }
}

async function textOf(zip: ZipFile, entry: Entry): Promise<string> {
  if (entry.uncompressedSize > MOST.contentTypesBytes) throw bomb();
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of await zip.openReadStreamPromise(entry)) {
    bytes += (piece as Buffer).length;
    if (bytes > MOST.contentTypesBytes) throw bomb();
    pieces.push(piece as Buffer);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function mainType(xml: string, names: ReadonlySet<string>): AttachmentType {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) throw notOffice();
  if (/macroEnabled|vbaProject/i.test(xml) || [...names].some((name) => name.endsWith('vbaproject.bin'))) {
    throw refused('Tệp có macro; đề nghị lưu lại thành DOCX hoặc XLSX thường.');
  }
  const found = new Set<AttachmentType>();
  for (const [tag] of xml.matchAll(/<(?:\w+:)?(?:Override|Default)\b[^>]*>/g)) {
    const type = MAIN[attribute(tag, 'ContentType') ?? ''];
    if (type === undefined) continue;
    const part = attribute(tag, 'PartName');
    if (part !== null && !names.has(part.replace(/^\//, '').toLowerCase())) throw notOffice();
    found.add(type);
  }
  const [type] = found;
  if (found.size !== 1 || type === undefined) throw notOffice();
  return type;
}

function attribute(tag: string, name: string): string | null {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return match ? (match[1] ?? match[2] ?? '') : null;
}

function notOffice(): UserError {
  return refused('Tệp nén này không phải DOCX hay XLSX nguyên vẹn nên không nhận.');
}

function bomb(): UserError {
  return refused('Tệp bung ra quá lớn hoặc có cấu trúc bất thường nên không nhận.');
}
