import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OperatorError, parseEnv, SECRET_VARIABLES } from '#contracts';
import { withSecrets } from './secret-files.js';

describe('secrets from files', () => {
  let folder: string;
  const written = (name: string, text: string) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'dondoc-secrets-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(SECRET_VARIABLES)('takes %s from the file that %s_FILE names, without its line end', (name) => {
    const path = written(name, 'postgres://app:s3cret@db/dondoc\n');
    expect(withSecrets({ [`${name}_FILE`]: path, PORT: '1' })).toEqual({
      [name]: 'postgres://app:s3cret@db/dondoc',
      PORT: '1',
    });
  });

  it('takes what an empty file holds as absent, and an empty variable beside a file', () => {
    expect(
      parseEnv(withSecrets({ SESSION_SECRET_FILE: written('empty', '\n') })).SESSION_SECRET,
    ).toBeUndefined();
    const both = { SESSION_SECRET: ' ', SESSION_SECRET_FILE: written('key', 'k'.repeat(32)) };
    expect(parseEnv(withSecrets(both)).SESSION_SECRET).toBe('k'.repeat(32));
  });

  it('refuses both ways at once, and a file that is not there, and prints neither path nor secret', () => {
    const path = written('s3cret', 's3cret');
    for (const bad of [
      { SMTP_URL: 'smtp://user:s3cret@mail', SMTP_URL_FILE: path },
      { SMTP_URL_FILE: join(folder, 's3cret-that-is-not-there') },
      { SMTP_URL_FILE: folder },
    ]) {
      let error: unknown;
      try {
        withSecrets(bad);
      } catch (e) {
        error = e;
      }
      expect(error).toBeInstanceOf(OperatorError);
      const { code, message, action } = error as OperatorError;
      expect(code).toBe('bad-environment');
      expect(message).toContain('SMTP_URL_FILE');
      expect(`${message} ${action}`).not.toMatch(/s3cret|dondoc-secrets/);
    }
  });

  it('leaves an environment without files as it is', () => {
    const plain = { DATABASE_URL: 'postgres://db/dondoc', PATH: '/bin' };
    expect(withSecrets(plain)).toEqual(plain);
  });
});
