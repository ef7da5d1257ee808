import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, data, type Dto } from '../api/client.js';
import { useStream } from '../live/stream.js';
import { withChange, type BoardChange } from './board-change.js';

export const boardQuery = queryOptions({
  queryKey: ['board'],
  queryFn: ({ signal }) => data(api.GET('/api/v1/board', { signal })),
});

/** What is open by sector, as it is: each row is replaced when the stream tells of it. */
export function useBoard(onChange?: (sector: string) => void) {
  const client = useQueryClient();
  const live = useStream<BoardChange>(
    '/api/v1/board/stream',
    (change, type) => {
      if (type === 'reset') return void client.invalidateQueries({ queryKey: boardQuery.queryKey });
      client.setQueryData(boardQuery.queryKey, (board: Dto<'BoardDto'> | undefined) => board && withChange(board, change));
      if (change.sector) onChange?.(change.sector);
    },
    ['review', 'reset'],
  );
  // What changed while the line was down is asked for when it is back.
  useEffect(() => {
    if (live.kind === 'live') void client.invalidateQueries({ queryKey: boardQuery.queryKey });
  }, [client, live.kind]);
  return { ...useQuery(boardQuery), live };
}
