import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { type CommittedReports, untold, withFigures } from '../../apps/cli/bench/committed.js';

const FOLDER = fileURLToPath(new URL('../../docs/operations', import.meta.url));
const page = readFileSync(join(FOLDER, 'benchmarks.md'), 'utf8');
const reports = JSON.parse(readFileSync(join(FOLDER, 'benchmarks.json'), 'utf8')) as CommittedReports;

describe('the page of benchmarks', () => {
  it('shows the figures that were measured, and no others', () => {
    expect(page).toBe(withFigures(page, reports));
  });

  it('tells when a figure was changed by hand', () => {
    const changed = page.replace('<!-- end of figures -->', '| 99 |\n$&');
    expect(changed).not.toBe(page);
    expect(withFigures(changed, reports)).not.toBe(changed);
  });

  it('tells of every benchmark', () => {
    expect(untold(page)).toEqual([]);
  });
});
