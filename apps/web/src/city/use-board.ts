import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
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
  const readAnew = () => void client.invalidateQueries({ queryKey: boardQuery.queryKey });
  const live = useStream<BoardChange>(
    '/api/v1/board/stream',
    {
      onOpen: readAnew,
      onEvent: (change, type) => {
        if (type === 'reset') return readAnew();
        client.setQueryData(boardQuery.queryKey, (board: Dto<'BoardDto'> | undefined) => board && withChange(board, change));
        if (change.sector) onChange?.(change.sector);
      },
    },
    ['review', 'reset'],
  );
  return { ...useQuery(boardQuery), live };
}
