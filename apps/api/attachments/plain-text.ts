import type { FileHandle } from 'node:fs/promises';
import { TextDecoder } from 'node:util';
import { refused } from './refused.js';

const PIECE = 256 * 1024;
/** Control characters that no text has; a form feed is a page break. */
const CONTROL = /[^\P{Cc}\t\n\f\r]/u;
/** How a page, a picture or a document of another program begins. */
const MARKUP = /^\s*(?:<[a-z!?/]|%!PS|\{\\rtf)/i;

/** UTF-8 text that is nothing else. @throws UserError `invalid-input` */
export async function requireText(file: FileHandle): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const buffer = Buffer.alloc(PIECE);
  for (let from = 0; ; ) {
    const { bytesRead } = await file.read(buffer, 0, PIECE, from);
    const last = bytesRead === 0;
    const text = decoded(decoder, buffer.subarray(0, bytesRead), !last);
    if (text === null || CONTROL.test(text)) throw unknownType();
    if (from === 0 && MARKUP.test(text)) throw unknownType();
    if (last) return;
    from += bytesRead;
  }
}

function decoded(decoder: TextDecoder, bytes: Buffer, stream: boolean): string | null {
  try {
    return decoder.decode(bytes, { stream });
  } catch {
    return null;
  }
}

function unknownType() {
  return refused(
    'Chỉ nhận PDF, DOCX, XLSX, PNG, JPEG, và TXT, CSV mã hóa UTF-8. Tệp DOC, XLS đời cũ: đề nghị lưu lại thành DOCX, XLSX hoặc PDF.',
  );
}
