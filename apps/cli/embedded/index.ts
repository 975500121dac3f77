export { type Child, runningPart, startChild, stopLeftovers, untilReady } from './children.js';
export { goInstall } from './go-install.js';
export { cachePath, type Home, homePath, loadSecrets, lockHome, openHome } from './home.js';
export { tryLock, withLock } from './lock.js';
export { type EmbeddedMailServer, startMailServer } from './mail-server.js';
export { embeddedParts, givenDatabase, reachDatabase, runningAddresses } from './parts.js';
export {
  type DatabaseUrls,
  type EmbeddedPostgres,
  startPostgres,
  superuserUrl,
  takesConnections,
} from './postgres.js';
export { type PostgresAccount, postgresAccount } from './postgres-account.js';
export { POSTGRES_MAJOR, postgresBinaries } from './postgres-binaries.js';
export { identify } from './process-identity.js';
export { createProgress, type Progress } from './progress.js';
export { type StartOptions, type StartSteps, startAll } from './start.js';
export { type EmbeddedTemporal, startTemporal } from './temporal.js';
export { TEMPORAL_CLI_VERSION, temporalBinary } from './temporal-binary.js';
export { downloadTemporal } from './temporal-download.js';
export { walArchive } from './wal-archive.js';
