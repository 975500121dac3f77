import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ReportMatter, reports } from '#documents';
import { MISSION_SHEET, PLAN } from '../../libs/documents/fixtures/plan.js';
import { FINAL_REVIEW, INTERIM_REVIEW, SIX_MONTHS } from '../../libs/documents/fixtures/reports.js';
import { pdftotext, soffice } from '../support/provision/index.js';

/** Every kind of paper, opened and laid out by another program. */
const run = promisify(execFile);
const MATTERS: [string, ReportMatter][] = [
  ['interim', INTERIM_REVIEW],
  ['half-year', SIX_MONTHS],
  ['final', FINAL_REVIEW],
  ['plan', PLAN],
  ['mission', MISSION_SHEET],
];
/** LibreOffice starts once for all files of a kind. */
const LIMIT = 300_000;

describe('papers in LibreOffice', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dondoc-papers-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function convert(files: Map<string, Uint8Array>): Promise<string[]> {
    const into = await mkdtemp(join(folder, 'out-'));
    for (const [name, bytes] of files) await writeFile(join(into, name), bytes);
    const { stdout, stderr } = await run(
      soffice(),
      [
        `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
        ...['--headless', '--convert-to', 'pdf', '--outdir', into],
        ...[...files.keys()].map((name) => join(into, name)),
      ],
      { timeout: LIMIT },
    );
    expect(`${stdout}${stderr}`).not.toMatch(/error|corrupt/i);
    const made = (await readdir(into)).filter((name) => name.endsWith('.pdf'));
    return made.map((name) => join(into, name)).sort();
  }

  const pages = async (file: string) =>
    [...(await readFile(file)).toString('latin1').matchAll(/\/Type\s*\/Page\b/g)].length;

  it(
    'every kind in both forms is laid out without complaint',
    async () => {
      const files = new Map<string, Uint8Array>();
      for (const [name, matter] of MATTERS)
        for (const form of ['party', 'state'] as const)
          files.set(`${name}-${form}.docx`, await reports.docx(matter, form));
      const made = await convert(files);
      expect(made).toHaveLength(files.size);
      for (const file of made) {
        const sheet = file.includes('mission');
        expect(await pages(file)).toBeGreaterThanOrEqual(sheet ? 1 : 5);
        if (sheet) expect(await pages(file)).toBe(1);
      }
    },
    LIMIT,
  );

  it(
    'the PDF made here says word for word what the DOCX says there',
    async () => {
      const words = async (file: string) =>
        (await run(pdftotext(), ['-nopgbrk', file, '-'], { maxBuffer: 1 << 24 })).stdout
          .split(/\s+/)
          .filter((word) => /\p{L}/u.test(word))
          .sort();
      // Charts are pictures in the one and letters in the other.
      const matter = { ...PLAN, closing: 'Ắ ẵ ở ữ ỵ Đ đ: mọi dấu còn nguyên.' };
      const [there] = await convert(new Map([['plan.docx', await reports.docx(matter, 'party')]]));
      const here = join(folder, 'here.pdf');
      await writeFile(here, await reports.pdf(matter, 'party'));
      const theirs = new Set(await words(there ?? ''));
      const ours = new Set(await words(here));
      expect([...ours].filter((word) => !theirs.has(word))).toEqual([]);
      expect([...theirs].filter((word) => !ours.has(word))).toEqual([]);
      expect(ours.has('ữ')).toBe(true);
    },
    LIMIT,
  );

  it(
    'every workbook is laid out without complaint',
    async () => {
      const files = new Map<string, Uint8Array>();
      for (const [name, matter] of MATTERS) files.set(`${name}.xlsx`, await reports.xlsx(matter));
      expect(await convert(files)).toHaveLength(files.size);
    },
    LIMIT,
  );
});
