import pg from 'pg';

/**
 * A client that gives its connection up when PostgreSQL leaves a statement unanswered for too long. Behind a router that
 * forgot the connection nobody says that it is gone, and whoever asked would wait for hours.
 */
export function watchedClient(limitMs: number): typeof pg.Client {
  return class extends pg.Client {
    override query = ((...args: [string]) => {
      const timer = setTimeout(() => this.giveUp(), limitMs);
      const answered = () => clearTimeout(timer);
      const answer: unknown = super.query(...(tellingOf(args, answered) as [string]));
      if (answer instanceof Promise) answer.then(answered, answered);
      return answer;
    }) as pg.Client['query'];

    private giveUp(): void {
      this.connection.stream.destroy(new Error('PostgreSQL does not answer'));
    }
  };
}

/** Whoever asks with a callback, as a pool does, is told as before. */
function tellingOf(args: readonly unknown[], answered: () => void): unknown[] {
  return args.map((arg) => {
    if (typeof arg !== 'function') return arg;
    return (...results: unknown[]) => {
      answered();
      arg(...results);
    };
  });
}
