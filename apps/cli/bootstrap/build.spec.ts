import { expect, it } from '@jest/globals';

type Make = (target: { name: string; sources: string[]; command(): [string, string[]] }) => Promise<void>;

it('builds what is deployed, also where a test runner asks for it', async () => {
  const { make } = (await import(new URL('./build.mjs', import.meta.url).href)) as { make: Make };
  expect(process.env['NODE_ENV']).toBe('test');
  const script = `process.exit(process.env.NODE_ENV === 'production' ? 0 : 1)`;
  await make({ name: 'probe', sources: [], command: () => [process.execPath, ['-e', script]] });
});
