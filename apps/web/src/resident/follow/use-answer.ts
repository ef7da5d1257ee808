import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { api, data } from '../../api/client.js';
import { Problem } from '../../api/problem.js';
import { newKey } from '../report/draft-store.js';
import { followedQuery, type Followed } from './followed.js';

export type Said = { fixed: true } | { fixed: false; comment: string };

/** Says whether it is fixed, once, however often it is tried. Where the report has moved on meanwhile, it is read anew. */
export function useAnswer(code: string) {
  const client = useQueryClient();
  const { queryKey } = followedQuery(code);
  const tried = useRef({ said: '', key: '' });
  return useMutation({
    mutationFn: (said: Said) => {
      // The same words again are the same answer; other words are another.
      const text = JSON.stringify(said);
      if (tried.current.said !== text) tried.current = { said: text, key: newKey() };
      return send(code, said, tried.current.key);
    },
    onSuccess: (report) => client.setQueryData(queryKey, report),
    onError: (error) => {
      if (error instanceof Problem && error.status === 409) void client.invalidateQueries({ queryKey });
    },
  });
}

function send(code: string, said: Said, key: string): Promise<Followed> {
  const params = { header: { 'Idempotency-Key': key } };
  if (said.fixed) return data(api.POST('/api/v1/public/follow/confirm', { params, body: { code } }));
  const comment = said.comment.trim() || undefined;
  return data(api.POST('/api/v1/public/follow/not-fixed', { params, body: { code, comment } }));
}
