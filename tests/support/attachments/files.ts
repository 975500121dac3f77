import { crc32, deflateRawSync } from 'node:zlib';

/** Small files of every kind, made here so that nobody has to trust a binary in the repository. */

export const PDF = Buffer.from(
  '%PDF-1.7\n1 0 obj <</Type/Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n',
);
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
export const JPEG = Buffer.concat([
  Buffer.from('ffd8ffe000104a464946', 'hex'),
  Buffer.alloc(64, 7),
  Buffer.from('ffd9', 'hex'),
]);
export const HTML = Buffer.from('<!doctype html><script>alert(1)</script>');
/** The test file of the anti-virus trade: harmless, and found by every scanner. */
export const EICAR = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('-'),
);

export interface ZipEntry {
  name: string;
  data?: Buffer;
  /** What the directory says, when that is a lie. */
  claimedSize?: number;
  /** Shares the bytes of the entry with this number. */
  sharedWith?: number;
  flags?: number;
}

/** A zip as the format says, or as an attacker wants it. */
export function zip(
  entries: readonly ZipEntry[],
  { before = Buffer.alloc(0), comment = '' }: { before?: Buffer; comment?: string } = {},
): Buffer {
  const bodies: Buffer[] = [before];
  const directory: Buffer[] = [];
  const offsets: number[] = [];
  let at = before.length;
  for (const { name, data = Buffer.alloc(0), claimedSize, sharedWith, flags = 0 } of entries) {
    const packed = deflateRawSync(data);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x800 | flags, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(data), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claimedSize ?? data.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed]);
    offsets.push(sharedWith === undefined ? at : offsets[sharedWith]!);
    if (sharedWith === undefined) {
      bodies.push(local);
      at += local.length;
    }
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offsets.at(-1)!, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, rest, Buffer.from(name));
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...bodies, listed, end, Buffer.from(comment, 'latin1')]);
}

const MAIN = {
  docx: ['/word/document.xml', 'wordprocessingml.document.main+xml'],
  xlsx: ['/xl/workbook.xml', 'spreadsheetml.sheet.main+xml'],
} as const;

export function contentTypes(...kinds: (keyof typeof MAIN)[]): Buffer {
  const parts = kinds.map((kind) => {
    const [part, type] = MAIN[kind];
    return `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}"/>`;
  });
  return Buffer.from(
    `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${parts.join('')}</Types>`,
  );
}

/** The parts of a package of this kind, with more behind them. */
export function officeEntries(kind: keyof typeof MAIN, ...more: ZipEntry[]): ZipEntry[] {
  return [
    { name: '[Content_Types].xml', data: contentTypes(kind) },
    { name: MAIN[kind][0].slice(1), data: Buffer.from('<x/>') },
    ...more,
  ];
}

export const DOCX = zip(officeEntries('docx'));
export const XLSX = zip(officeEntries('xlsx'));
