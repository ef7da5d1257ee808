import { QueryClient } from '@tanstack/react-query';
import { Problem } from './problem.js';

const retriesMax = 2;

/** What the server has told, for as long as it may be shown without asking again. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (count, error) => count < retriesMax && error instanceof Problem && error.isPassing,
        // A department's network may be cut off from the internet and work all the same.
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
