import { provideChromium } from './chromium.mjs';
import { provideLibreOffice } from './libreoffice.mjs';
import { provideTemporal, provideTemporalServer } from './temporal.mjs';
import { provideTestServer } from './test-server.mjs';

/**
 * What suites may ask for by name (`needs` in apps/cli/bootstrap/suites.mjs). Each answers with settings for the
 * environment of the tests; `index.ts` reads them.
 * @type {Record<string, (env: NodeJS.ProcessEnv, detail: (text: string) => void) => Promise<NodeJS.ProcessEnv>>}
 */
export const providers = {
  temporal: provideTemporal,
  testServer: provideTestServer,
  chromium: provideChromium,
  libreOffice: provideLibreOffice,
  temporalServer: provideTemporalServer,
};
