import type { Client } from '@temporalio/client';
import type { EmbeddedPostgres } from '../../../apps/cli/embedded/postgres.js';
import type { TemporalOnPostgres } from '../../support/provision/temporal-on-postgres.js';
import type { Parts } from './parts.js';

/** What both sides of a wake, and of a start, are given: one PostgreSQL, one Temporal on it. */
export interface EngineRig {
  parts: Parts;
  postgres: EmbeddedPostgres;
  temporal: TemporalOnPostgres;
  client: Client;
  say: (line: string) => void;
}
