import type { DataSource } from 'typeorm';
import type { ChainLink } from '#contracts';

/** What is known of the whole chain, from a recorded change to an accepted mail; instants of real time. */
export interface ChainState {
  /** When a check was begun last. */
  begunAt: string;
  /** When the chain was last seen to work from end to end. */
  workedAt: string | null;
  /** Since when checks fail without one that worked, and which link the last one stopped at. */
  failing: { since: string; link: ChainLink } | null;
}

/** Kept in `engine_state`: one row, whatever the number of workers. */
export class ChainStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Null where no check was ever begun: the dead-man's switch is not set up. */
  async state(): Promise<ChainState | null> {
    const rows = (await this.dataSource.query(`SELECT value FROM engine_state WHERE name = 'chain'`)) as {
      value: ChainState;
    }[];
    return rows[0]?.value ?? null;
  }

  /** Takes the turn, unless a worker has taken it less than `gapMs` ago. */
  async takeTurn(now: Date, gapMs: number): Promise<boolean> {
    const state: ChainState = { begunAt: now.toISOString(), workedAt: null, failing: null };
    const rows = (await this.dataSource.query(
      `INSERT INTO engine_state AS s (name, value, updated_at) VALUES ('chain', $1, $2)
       ON CONFLICT (name) DO UPDATE SET updated_at = $2, value = s.value || jsonb_build_object('begunAt', $3::text)
         WHERE (s.value ->> 'begunAt')::timestamptz <= $4
       RETURNING name`,
      [
        JSON.stringify(state),
        now.toISOString(),
        now.toISOString(),
        new Date(now.getTime() - gapMs).toISOString(),
      ],
    )) as unknown[];
    return rows.length > 0;
  }

  async worked(now: Date): Promise<void> {
    await this.change({ workedAt: now.toISOString(), failing: null });
  }

  async failed(now: Date, link: ChainLink): Promise<void> {
    const since = (await this.state())?.failing?.since ?? now.toISOString();
    await this.change({ failing: { since, link } });
  }

  private async change(part: Partial<ChainState>): Promise<void> {
    await this.dataSource.query(`UPDATE engine_state SET value = value || $1 WHERE name = 'chain'`, [
      JSON.stringify(part),
    ]);
  }
}
