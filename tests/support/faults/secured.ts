import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ScriptedSmtpServer, selfSigned } from '../smtp/index.js';
import type { FaultRig } from './rig/index.js';
import { TlsFront } from './tls-front.js';

const USER = 'dondoc';
const PASS = 'mat-khau-thu';

export interface Secured {
  fronts: { untrusted: TlsFront; otherPassword: TlsFront; right: TlsFront };
  /** For a worker that trusts one of the two certificates and knows one of the two passwords. */
  env: Readonly<Record<string, string>>;
}

/** Mail servers that take TLS from the first byte and a password, and what may be wrong with them. */
export async function securedServers(rig: FaultRig): Promise<Secured> {
  const [trusted, unknown] = [selfSigned(), selfSigned()];
  const open = await ScriptedSmtpServer.start({ credentials: { user: USER, pass: PASS } });
  const locked = await ScriptedSmtpServer.start({ credentials: { user: USER, pass: 'mat-khau-khac' } });
  rig.sinks.push(open, locked);
  const authority = join(dirname(rig.story.log), 'authority.pem');
  await writeFile(authority, trusted.cert);
  return {
    fronts: {
      untrusted: await TlsFront.before(open.port, unknown),
      otherPassword: await TlsFront.before(locked.port, trusted),
      right: await TlsFront.before(open.port, trusted),
    },
    env: { SMTP_URL: `smtps://${USER}:${PASS}@127.0.0.1:1`, NODE_EXTRA_CA_CERTS: authority },
  };
}
