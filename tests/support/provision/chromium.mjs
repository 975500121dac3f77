import { fromDebian, programOf } from './debian.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * A Chromium: `CHROMIUM_PATH`, else one on the path, else Debian's.
 * @param {NodeJS.ProcessEnv} env
 * @param {(text: string) => void} detail
 */
export function provideChromium(env, detail) {
  const wanted = {
    what: 'Chromium',
    why: 'the browser tests',
    find: findChromium,
    settings: ['CHROMIUM_PATH'],
    packages: ['chromium', 'fonts-liberation', 'fonts-noto-core'],
  };
  return fromDebian(wanted, env, detail);
}

/** @param {NodeJS.ProcessEnv} env */
async function findChromium(env) {
  const path = await programOf(env.CHROMIUM_PATH ? [env.CHROMIUM_PATH] : names);
  return path ? { CHROMIUM_PATH: path } : undefined;
}
