import type { Home } from '../../../apps/cli/embedded/home.js';
import type { EmbeddedPostgres } from '../../../apps/cli/embedded/postgres.js';
import type { Parts } from '../rig/parts.js';
import type { Template } from './letter.js';
import type { MailSink } from './mail-sink.js';
import type { Addressee } from './people.js';

/** What every contender of the burst is given: one PostgreSQL, one mail server, the same people and the same mail. */
export interface Rig {
  home: Home;
  parts: Parts;
  postgres: EmbeddedPostgres;
  sink: MailSink;
  people: readonly Addressee[];
  template: Template;
  /** Where CPU profiles of the worker go; none are made when it is not given. */
  profile?: string;
  say: (line: string) => void;
}
