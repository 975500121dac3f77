import { type Document, Packer } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { IsoDate } from '#contracts';

/** The earliest moment the archive format knows; without a zone, so that it is the same bytes everywhere. */
const NO_TIME = '1980-01-01T00:00:00';

/** The file of a document. The same document gives the same bytes: its clock is the date it is drafted for. */
export async function pack(document: Document, date: IsoDate): Promise<Uint8Array> {
  const parts = unzipSync(new Uint8Array(await Packer.toBuffer(document)));
  const core = 'docProps/core.xml';
  const stamped = strFromU8(parts[core]!).replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, `${date}T00:00:00Z`);
  parts[core] = strToU8(stamped);
  return zipped(parts);
}

/** An archive without a clock. */
export function zipped(parts: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const sorted = Object.entries(parts).sort(([a], [b]) => order(a) - order(b) || (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(sorted), { mtime: NO_TIME, level: 6 });
}

/** Readers look at the list of parts first to know the kind of file. */
function order(name: string): number {
  return name === '[Content_Types].xml' ? 0 : 1;
}
