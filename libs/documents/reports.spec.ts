import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { MISSION_SHEET, PLAN } from './fixtures/plan.js';
import { FINAL_REVIEW, INTERIM_REVIEW, SIX_MONTHS } from './fixtures/reports.js';
import { reports } from './index.js';

const MATTERS = { INTERIM_REVIEW, SIX_MONTHS, FINAL_REVIEW, PLAN, MISSION_SHEET };

/** Written down to be looked at, when a folder is named. */
async function kept(name: string, bytes: Uint8Array): Promise<Uint8Array> {
  const folder = process.env['DONDOC_DRAFTS'];
  if (folder !== undefined) await writeFile(join(folder, name), bytes);
  return bytes;
}

describe('reports as DOCX', () => {
  for (const [name, matter] of Object.entries(MATTERS))
    for (const form of ['party', 'state'] as const)
      it(`${name} in ${form} form`, async () => {
        const bytes = await kept(`${name}-${form}.docx`, await reports.docx(matter, form));
        expect(strFromU8(unzipSync(bytes)['word/document.xml']!)).toContain('w:document');
      });
});

describe('reports as PDF', () => {
  for (const [name, matter] of Object.entries(MATTERS))
    for (const form of ['party', 'state'] as const)
      it(`${name} in ${form} form`, async () => {
        const bytes = await kept(`${name}-${form}.pdf`, await reports.pdf(matter, form));
        expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
      });
});

describe('reports as XLSX', () => {
  for (const [name, matter] of Object.entries(MATTERS))
    it(name, async () => {
      const bytes = await kept(`${name}.xlsx`, await reports.xlsx(matter));
      expect(strFromU8(unzipSync(bytes)['xl/workbook.xml']!)).toContain('Thông tin');
    });
});
