import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { CACHED_HISTORIES, CACHED_HISTORY_BYTES } from '../../apps/cli/embedded/temporal-bounds.js';
import { production } from '../support/production/index.js';
import { DYNAMIC } from '../support/provision/temporal-on-postgres.js';

/** Of Temporal's server when nothing is open, after some minutes. */
const AT_REST_BYTES = 172e6;
const MIB = 2 ** 20;

const settings = (text: string) => parse(text) as Record<string, [{ value: number | boolean }]>;
const composed = settings(production.configs['temporal-dynamic']!.content);

describe('what Temporal keeps in memory', () => {
  it('is bounded in production, by the number that the tests measure with', () => {
    expect(composed['history.hostLevelCacheMaxSize']).toEqual([{ value: CACHED_HISTORIES.production }]);
    expect(composed).toEqual(settings(DYNAMIC));
  });

  it('is bounded by entries: a limit by bytes would count a tenth of them', () => {
    expect(composed).not.toHaveProperty(['history.cacheSizeBasedLimit']);
  });

  it('leaves half of the memory that it may have for its work', () => {
    const { environment, deploy } = production.services['temporal']!;
    const soft = Number.parseInt(environment!['GOMEMLIMIT']!, 10) * MIB;
    const hard = Number.parseInt(deploy!.resources.limits.memory, 10) * 1024 * MIB;
    const full = AT_REST_BYTES + CACHED_HISTORIES.production * CACHED_HISTORY_BYTES;
    expect(full).toBeLessThan(soft / 2);
    expect(soft).toBeLessThan(hard);
    expect(AT_REST_BYTES + CACHED_HISTORIES.embedded * CACHED_HISTORY_BYTES).toBeLessThan(384 * MIB);
  });

  it('is read by the server that runs', () => {
    const { environment, configs } = production.services['temporal']!;
    const target = environment!['DYNAMIC_CONFIG_FILE_PATH'];
    expect(configs).toContainEqual({ source: 'temporal-dynamic', target });
  });
});
