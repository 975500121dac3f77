import type { TLSConfig } from '@temporalio/client';
import type { Env } from '#contracts';
import { namedFile } from '../environment/named-file.js';

export type TemporalTls = TLSConfig;

const FILES = {
  authority: 'TEMPORAL_TLS_SERVER_CA_CERT_PATH',
  certificate: 'TEMPORAL_TLS_CLIENT_CERT_PATH',
  key: 'TEMPORAL_TLS_CLIENT_KEY_PATH',
} as const;

type TlsVariable = (typeof FILES)[keyof typeof FILES] | 'TEMPORAL_TLS_SERVER_NAME';

/**
 * How the connection to Temporal is secured, or null for one in the clear: to a server on this machine. Whoever reaches
 * Temporal's frontend may do everything, so in production it must know its clients by their certificates.
 *
 * @throws OperatorError `bad-environment` when a file cannot be read
 */
export function temporalTls(env: Pick<Env, TlsVariable>): TemporalTls | null {
  const name = env.TEMPORAL_TLS_SERVER_NAME;
  const read = (variable: (typeof FILES)[keyof typeof FILES]) => {
    const path = env[variable];
    return path === undefined ? undefined : namedFile(variable, path);
  };
  const [authority, crt, key] = [read(FILES.authority), read(FILES.certificate), read(FILES.key)];
  if (!(name || authority || crt || key)) return null;
  return {
    ...(name && { serverNameOverride: name }),
    ...(authority && { serverRootCACertificate: authority }),
    ...(crt && key && { clientCertPair: { crt, key } }),
  };
}
