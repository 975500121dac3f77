import { QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem.js';
import { meQuery } from './queries.js';

const RETRIES = 2;

/** Asks again only when nobody answered or the server was at fault; a refusal stays a refusal. */
function worthRetrying(failures: number, error: Error): boolean {
  return failures < RETRIES && error instanceof ApiProblem && (error.status === 0 || error.status >= 500);
}

export function createClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: worthRetrying,
        // The stream of live updates says when to look; rows do not jump because a window was touched.
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { retry: false },
    },
    queryCache: new QueryCache({
      // A session that ended elsewhere: asking who I am again leads to the sign-in page.
      onError: (error, asked) => {
        const ended = error instanceof ApiProblem && error.status === 401;
        if (ended && asked.queryKey[0] !== 'me')
          void client.invalidateQueries({ queryKey: meQuery.queryKey });
      },
    }),
  });
  return client;
}
