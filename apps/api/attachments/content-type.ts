import type { FileHandle } from 'node:fs/promises';
import { ATTACHMENT_TYPES, type AttachmentType } from '#contracts';
import { officeTypeOf } from './office-type.js';
import { requireText } from './plain-text.js';
import { refused } from './refused.js';

const PDF = Buffer.from('%PDF-');
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const PNG_END = Buffer.from([0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);
const ZIP = Buffer.from('PK\x03\x04', 'latin1');
const ZIP_END = Buffer.from('PK\x05\x06', 'latin1');
const ZIP_END_BYTES = 22;
const TAIL_BYTES = ZIP_END_BYTES + 0xffff;
/** Where readers of PDF look for its end. */
const PDF_END_WITHIN = 2048;

/**
 * What a file is, by its content alone; then whether its name says the same. A file that is two things at once (a PDF
 * that unzips) is neither.
 *
 * @throws UserError `invalid-input` in words for whoever chose the file
 */
export async function typeOf(file: FileHandle, size: number, extension: string): Promise<AttachmentType> {
  const type = await byContent(file, size, extension);
  const endings: readonly string[] = ATTACHMENT_TYPES[type];
  if (endings.includes(extension)) return type;
  if (extension === '')
    throw refused(`Tên tệp thiếu phần đuôi “.${endings[0]}”; đề nghị đặt lại tên rồi tải lên.`);
  throw refused(
    `Tên tệp kết thúc bằng “.${extension}” nhưng nội dung là ${endings[0]!.toUpperCase()}; đề nghị đặt lại tên cho đúng.`,
  );
}

async function byContent(file: FileHandle, size: number, extension: string): Promise<AttachmentType> {
  const head = await piece(file, 0, 8);
  if (head.indexOf(ZIP) === 0) return officeTypeOf(file, size);
  const binary = binaryType(head);
  if (binary === null) {
    await requireText(file);
    return extension === 'csv' ? 'text/csv' : 'text/plain';
  }
  const tail = await piece(file, Math.max(0, size - TAIL_BYTES), TAIL_BYTES);
  const whole =
    binary === 'image/jpeg' ||
    (binary === 'image/png' && tail.subarray(-PNG_END.length).equals(PNG_END)) ||
    (binary === 'application/pdf' && tail.subarray(-PDF_END_WITHIN).includes('%%EOF'));
  if (!whole) throw refused('Tệp bị cắt cụt hoặc có thêm nội dung lạ ở cuối; đề nghị xuất lại rồi tải lên.');
  if (endsAsZip(tail)) throw refused('Tệp này chứa một tệp nén ẩn ở cuối nên không nhận.');
  return binary;
}

function binaryType(head: Buffer): AttachmentType | null {
  if (head.indexOf(PDF) === 0) return 'application/pdf';
  if (head.equals(PNG)) return 'image/png';
  return head.indexOf(JPEG) === 0 ? 'image/jpeg' : null;
}

/** A directory of a zip whose comment reaches exactly to the end: programs that unzip would find it. */
function endsAsZip(tail: Buffer): boolean {
  for (let at = tail.lastIndexOf(ZIP_END); at >= 0; at = at === 0 ? -1 : tail.lastIndexOf(ZIP_END, at - 1)) {
    const comment = at + ZIP_END_BYTES <= tail.length ? tail.readUInt16LE(at + 20) : -1;
    if (at + ZIP_END_BYTES + comment === tail.length) return true;
  }
  return false;
}

async function piece(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, from);
  return buffer.subarray(0, bytesRead);
}
