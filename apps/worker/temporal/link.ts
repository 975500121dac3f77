import { Inject, Injectable } from '@nestjs/common';
import { Client } from '@temporalio/client';
import type { NativeConnection } from '@temporalio/worker';
import { ProgrammerError } from '#contracts';
import type { Logger } from '#platform';
import type { WorkerSettings } from '../settings.js';
import { LOGGER, SETTINGS } from '../tokens.js';
import { connectTemporal } from './connect.js';
import { registerSearchAttributes } from './search-attributes.js';
import { clientTraces } from './traces.js';
import { Workflows } from './workflows.js';

interface Open {
  connection: NativeConnection;
  workflows: Workflows;
}

/** The one connection of this process to Temporal. */
@Injectable()
export class TemporalLink {
  private readonly closing = new AbortController();
  private link: Open | null = null;

  constructor(
    @Inject(SETTINGS) private readonly settings: WorkerSettings,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async open(): Promise<void> {
    const { namespace } = this.settings.temporal;
    const connection = await connectTemporal(this.settings.temporal, this.logger, this.closing.signal);
    await registerSearchAttributes(connection, namespace).catch((error: unknown) => {
      // A server whose administrator does that: starting a workflow will tell whether it was done.
      this.logger.warn('search attributes could not be registered', {}, error);
    });
    const client = new Client({ connection, namespace, interceptors: { workflow: [clientTraces] } });
    this.link = { connection, workflows: new Workflows(client) };
  }

  get connection(): NativeConnection {
    return this.opened().connection;
  }

  get workflows(): Workflows {
    return this.opened().workflows;
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.link?.connection.close();
    this.link = null;
  }

  private opened(): Open {
    if (this.link) return this.link;
    throw new ProgrammerError('the connection to Temporal is used before it is open');
  }
}
