import { createHash } from 'node:crypto';
import { SESSION_COOKIE } from '#identity';
import type { TestApi } from '../support/api/index.js';
import type { TestDatabase } from '../support/database/index.js';

export type Headers = Record<string, string>;

/** Ways to be nobody: each once meant somebody who may do everything, or never did. */
export async function strangers(api: TestApi, database: TestDatabase): Promise<Record<string, Headers>> {
  const { sessions, tokens } = api.identity;
  const cookie = (secret: string): Headers => ({
    Cookie: `${SESSION_COOKIE}=${secret}`,
    Origin: 'http://localhost:3000',
    'Sec-Fetch-Site': 'same-origin',
  });
  const bearer = (token: string): Headers => ({ Authorization: `Bearer ${token}` });
  const hash = (secret: string) => createHash('sha256').update(secret).digest('hex');
  const session = () => sessions.open('quan-tri', 'spec');
  const token = async () => (await tokens.create('quan-tri@demo.example', '1h')).token;

  const [expired, idle, revoked] = [await session(), await session(), await session()];
  await database.ask(`UPDATE session SET expires_at = now() - interval '1 second' WHERE id_hash = $1`, [
    hash(expired),
  ]);
  await database.ask(`UPDATE session SET last_seen_at = now() - interval '13 hours' WHERE id_hash = $1`, [
    hash(idle),
  ]);
  await sessions.close(hash(revoked));
  const [oldToken, revokedToken] = [await token(), await token()];
  await database.ask(`UPDATE api_token SET expires_at = now() - interval '1 second' WHERE hash = $1`, [
    hash(oldToken),
  ]);
  await database.ask(`UPDATE api_token SET revoked_at = now() WHERE hash = $1`, [hash(revokedToken)]);

  await api.persistence.directory.addUser({
    id: 'da-nghi',
    email: 'da-nghi@demo.example',
    name: 'da-nghi',
    memberships: [{ unit: 'van-phong', role: 'administrator' }],
  });
  const gone = await sessions.open('da-nghi', 'spec');
  const goneToken = (await tokens.create('da-nghi@demo.example', '1h')).token;
  await api.persistence.directory.changePerson('da-nghi', { active: false });

  return {
    'no credentials': {},
    'a made-up session': cookie('a'.repeat(43)),
    'an expired session': cookie(expired),
    'an idle session': cookie(idle),
    'a revoked session': cookie(revoked),
    'a session of a disabled person': cookie(gone),
    'a made-up bearer': bearer(`dondoc_${'a'.repeat(43)}`),
    'an expired bearer': bearer(oldToken),
    'a revoked bearer': bearer(revokedToken),
    'a bearer of a disabled person': bearer(goneToken),
    'a session’s secret as bearer': bearer(await session()),
    'a password': { Authorization: 'Basic cXVhbi10cmk6eA==' },
    'a bad bearer beside a good cookie': { ...cookie(await session()), ...bearer('x'.repeat(30)) },
    'two cookies of one name': { Cookie: `${SESSION_COOKIE}=${await session()}; ${SESSION_COOKIE}=x` },
  };
}
